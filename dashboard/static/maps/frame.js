/* The map's bundle, for a frame of streamlit-folium: what its generated scripts and the page around it call. */
import { mount, prefetch, set, shine, told } from './pull_layer.js';
import './user_action.js';

window.tumenMap = { mount, set, prefetch, light: shine, state: told };

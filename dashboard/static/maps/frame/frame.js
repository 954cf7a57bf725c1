/* The map's bundle, for a frame of streamlit-folium: what its generated scripts and the page around it call. A frame has one map. */
import { createMap } from '../create_map.js';
import { frameHost, reportActions } from './frame_host.js';

window.tumenMap = {
  mount(map, words) {
    const { markers, ...made } = createMap(map, words, frameHost);
    Object.assign(window.tumenMap, made);
    return markers;
  },
};
reportActions();

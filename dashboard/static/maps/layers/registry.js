/* Every layer of a map by its name. Made by "python -m tests scripts" from dashboard/maps/layers.py: add a layer there. */
import * as places from './places.js';
import * as flows from './flows.js';
import * as sites from './sites.js';
import * as heat from './heat.js';

export const LAYERS = { places, flows, sites, heat };

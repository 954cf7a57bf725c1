/* Maps in the page itself, as many as a test wants, each in a box of its own. */
import { createMap } from '../../dashboard/static/maps/create_map.js';
import { pageHost } from './page_host.js';

/* Make a map in a new box of some width; `told` takes down what is done in it. */
globalThis.makeMap = (words, width) => {
  const box = document.createElement('div'), told = [];
  box.style.cssText = `position:relative;display:inline-block;width:${width}px;height:400px`;
  document.body.append(box);
  const map = L.map(box, { center: [50, 82], zoom: 3, minZoom: 2, maxZoom: 14, trackResize: false });
  return { ...createMap(map, words, pageHost(box, (feature) => told.push(feature))), box, map, told };
};

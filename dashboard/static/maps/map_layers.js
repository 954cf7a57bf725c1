/* The layers of one map, by name. The page says which are shown: the first is what the map is about, the others lie with it. */
/** @import { Layer, MapContext, ShownLayer } from './types.js' */
import { LAYERS } from './layers/registry.js';

/**
 * @param {MapContext} atlas
 * @param {import('./types.js').Group} markers what is clicked on
 */
export function createLayers(atlas, markers) {
  const entries = Object.entries(LAYERS).map(([name, module]) => [name, module.createLayer(atlas, markers)]);
  /** @type {Record<string, Layer> & { places: ReturnType<typeof LAYERS.places.createLayer> }} */
  const made = Object.fromEntries(entries);

  /* A layer as the page names it: "flows", or "sites/a-series" for a part of what its address answers. */
  function entry(text) {
    const [name, ...part] = text.split('/'), { endpoint, whole } = atlas.words.layers[name];
    return { name, whole, layer: made[name], address: ['', endpoint, ...part].join('/') };
  }

  /** @returns {ShownLayer[]} */
  const shown = () => atlas.state.layers.map(entry);
  const main = () => entry(atlas.state.layers[0]);
  const legend = () => LAYERS[main().name].legend || null;

  return { made, shown, main, legend };
}

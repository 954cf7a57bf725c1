/* What scripts find in their window: vendored libraries, the map's own doors, and what Streamlit puts there. */
import type * as Leaflet from "./leaflet/index.d.ts";
declare global {
  const L: typeof Leaflet;
  const protomapsL: any;
  type LeafletMap = Leaflet.Map;
  interface Window {
    tumenMap: any;
    tumenHistory: any;
    tumenReconnect: any;
    tumenThemeChange: any;
    terraDraw: any;
    terraDrawLeafletAdapter: any;
    Streamlit: any;
    __GLOBAL_DATA__: any;
  }
}

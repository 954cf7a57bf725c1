/* What scripts find in their window: vendored libraries, the map's own doors, and what Streamlit puts there.
   Of leaflet/ and geojson/ (DefinitelyTyped, MIT) only the lines differ by which a file finds the other without a package manager. */
import type * as Leaflet from "./leaflet/index.d.ts";
declare module "./leaflet/index.d.ts" {
  interface ZoomPanOptions {
    reset?: boolean; // Leaflet 1.9 has it, its types have not
  }
  interface Layer {
    symbol?: any; // what of the API's answer it draws
    part?: string; // what of a place: its reach, its area, a line
  }
}
declare global {
  const L: typeof Leaflet;
  const protomapsL: any;
  const tumenMessages: { language: string; text: string }; // what a bundle says, in Fluent
  type LeafletMap = Leaflet.Map;
  type LeafletGroup = Leaflet.FeatureGroup;
  type PathOptions = Leaflet.PolylineOptions;
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
  interface HTMLElement {
    __root?: HTMLElement; // of a component, kept between its calls
    __state?: any;
  }
}

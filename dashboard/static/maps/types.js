/* What crosses the borders of modules: the state that the page sets, the API's answers, and what a map is made of. */

/**
 * What the page wants a map to show (map_document.map_setter); what is not given is as in NOTHING of create_map.js.
 * @typedef {object} MapState
 * @property {string} query of the selection
 * @property {string} picked "place:ID", "event:ID" or ""
 * @property {string[]} places ids that light up with it
 * @property {'light' | 'dark'} theme
 * @property {string} lang of names, a code: en, or one in which the dataset has names
 * @property {string} basemap
 * @property {boolean} announcements whether places of announcements count
 * @property {string} fit a new text brings the whole selection into sight
 * @property {string} version of the data
 * @property {boolean} small stands beside something else, and only shows
 * @property {string[]} layers by their names; the first is what the map is about, as "places", "flows" or "sites/a-series"
 * @property {[number, number, number] | null} view zoom, latitude, longitude
 * @property {Box | null} box
 * @property {[number, number, number] | null} home zoom, latitude, longitude of the dataset's own first view
 * @property {string} together the name of maps that look where the others look
 */

/** @typedef {[west: number, south: number, east: number, north: number]} Box in degrees; west > east across the 180th meridian */
/** @typedef {{ zoom: number, lat: number, lon: number }} View */
/** @typedef {Window & typeof globalThis} PageWindow of our own origin, so that all in it can be used */

/**
 * How a code is said and drawn.
 * @typedef {{ label: string, words: string, light: string, dark: string, dash?: string }} Term
 */

/**
 * What never changes of a map (map_document): vocabularies by code in their order, addresses, basemaps.
 * @typedef {object} Words
 * @property {Record<string, Term>} groups
 * @property {Record<string, Term>} statuses
 * @property {Record<string, { label: string, words: string, drawn: string }>} precisions
 * @property {number[]} radii in px, by the number of events
 * @property {Record<string, { endpoint: string, whole: boolean }>} layers by name: where the API answers, and whether all comes at once
 * @property {string} api
 * @property {string} drawing the address of the tool that draws
 * @property {any} basemap
 */

/** @typedef {{ light: string, dark: string, dash?: string }} Look of a code */
/** @typedef {{ groups: Record<string, Look>, statuses: Record<string, Look>, radii: number[] }} Looks */
/** @typedef {Pick<MapSymbol, 'n' | 'weak' | 'contested' | 'hollow' | 'groups' | 'statuses' | 'precision'> & { kind: string }} Drawn */

/**
 * A symbol of /api/cells: a place, or several that would overlap (`cell`). Names in other languages are its name_XX.
 * @typedef {object} MapSymbol
 * @property {string} id
 * @property {'place' | 'cell'} kind
 * @property {string} [name]
 * @property {number} lat
 * @property {number} lon
 * @property {number} n events
 * @property {number} weak of these, on weak evidence
 * @property {number} contested
 * @property {number} hollow only announced here
 * @property {Record<string, number>} groups events by code
 * @property {Record<string, number>} statuses
 * @property {string} [precision]
 * @property {number | null} [radius_km] null: unknown
 * @property {string[]} [places] ids of the places of a cell, at most so many as the API sends
 * @property {number} [n_places] all of them
 * @property {Box} [bbox] of a cell
 * @property {MapSymbol[]} [areas] places of a cell that have an area of their own
 */

/** @typedef {{ symbols: MapSymbol[], countries: MapSymbol[], more_countries: number, n: number }} Cells of /api/cells */

/**
 * The answer of /api/play: counts by step of time. A count stands at the symbol and the step of the same index in `at`.
 * @typedef {object} PlayAnswer
 * @property {string[]} days on which the steps begin, and the day after the last one
 * @property {'day' | 'week' | 'month' | 'quarter' | 'year'} unit
 * @property {{ begun: number[], lasting: number[] }} whole by step: events that begin in it, and those that last beyond it
 * @property {MapSymbol[]} symbols
 * @property {MapSymbol[]} countries
 * @property {{ symbol: number[], step: number[] }} at
 * @property {Record<string, number[]>} begun by counter: n, weak, contested, hollow, group_CODE, status_CODE
 * @property {Record<string, number[]>} lasting
 */

/** @typedef {{ type: 'Feature', properties: Record<string, unknown>, geometry: object | null }} Feature */

/** @typedef {LeafletGroup} Group */
/** @typedef {{ id: string, name: string, lat: number | null, lon: number | null, km?: number, precision?: string }} ShinyPlace */

/**
 * A layer of one map, as its script makes it (createLayer of layers/NAME.js).
 * @typedef {object} Layer
 * @property {(answer: any, outlines: Map<string, any> | null) => void} draw what the API answered; null takes all of it away
 * @property {() => void} update theme, language: what is drawn, drawn as the state says now
 * @property {() => void} highlight what is picked, or lights up
 * @property {() => number} size how much is drawn
 * @property {() => MapSymbol[]} [symbols] of a layer of symbols, those that are drawn
 * @property {() => MapSymbol[]} [chips] those that stand at the map's foot
 */
/** @typedef {{ name: string, whole: boolean, address: string, layer: Layer }} ShownLayer */

/**
 * Where a map stands: in a frame (frame/frame_host.js), or in the page itself (tests/scripts/page_host.js).
 * @typedef {object} Host
 * @property {() => PageWindow | null} page the window whose address keeps the view; null in a frame of another site's
 * @property {() => boolean} isHere whether the map still stands in that page
 * @property {(name: string, detail?: unknown) => void} announce tell the page of something as an event
 * @property {(feature: Feature) => void} clicked tell who made the map of a click on a symbol
 * @property {(feature: Feature) => void} done tell of what was done in the map with the whole of it
 * @property {(hear: (theme: string) => void, signal: AbortSignal) => void} followTheme
 * @property {() => HTMLElement} stage what fills the screen when the map does
 * @property {() => HTMLElement | null} filler what fills the window where the browser refuses that
 */

/**
 * What the pieces of one map share.
 * @typedef {object} MapContext
 * @property {LeafletMap} map
 * @property {Words} words
 * @property {Host} host
 * @property {MapState} state
 * @property {string[]} shone ids of places that light up for a moment
 * @property {{ start: string, end: string } | null} window the moment, while time is played
 * @property {AbortSignal} signal ends with the map, and what listens beyond it with it
 * @property {(name: string, text: string, ms?: number) => void} say
 * @property {ReturnType<typeof import('./requests.js').createRequests>} requests
 */

export {};

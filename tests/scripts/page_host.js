/* Where a map stands that is in the page itself, alone or beside another one. `tell` hears what is done in it, as a feature. */
/** @import { Feature, Host } from '../../dashboard/static/maps/types.js' */

/**
 * @param {HTMLElement} container of the map
 * @param {(feature: Feature) => void} tell
 * @returns {Host}
 */
export function pageHost(container, tell) {
  return {
    page: () => window,
    isHere: () => container.isConnected,
    announce: (name, detail = null) => void window.dispatchEvent(new CustomEvent(name, { detail })),
    clicked: tell,
    done: tell,
    followTheme(hear, signal) {
      const dark = window.matchMedia('(prefers-color-scheme: dark)');
      dark.addEventListener('change', () => hear(dark.matches ? 'dark' : 'light'), { signal });
    },
    stage: () => container,
    filler: () => container,
  };
}

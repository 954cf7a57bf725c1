/* The page's bundle: every component of ours that Streamlit mounts, by its name, with its style.
   A kind of element that one page alone has stands in a script of its own folder, which is imported here. */
import './claims/matrix.js';
import './compare/differences.js';
import './compare/side_choice.js';
import './crossing/stages.js';
import './elements/bars.js';
import './elements/copy.js';
import './elements/stepper.js';
import './frame/download_and_cite.js';
import './frame/link_notices.js';
import { followHistory } from './frame/browser_history.js';
import { showReconnect } from './frame/reconnect.js';
import { drawSelectionBar } from './frame/selection_bar.js';
import { followTheme } from './frame/theme_change.js';
import { drawDocument } from './elements/document.js';
import { drawEventsTable } from './atlas/events_table.js';
import { drawPanel } from './atlas/panel.js';
import { drawPlayhead } from './atlas/playhead.js';
import { drawTimelineKey } from './atlas/timeline_key.js';
import { drawLegend } from './about/legend.js';
import { component } from './frame/component_loader.js';
import BASE from './frame/base.css' with { type: 'text' };
import CARDS from './elements/claim_cards.css' with { type: 'text' };
import DATE from './elements/date_field.css' with { type: 'text' };
import DOCUMENT from './elements/document.css' with { type: 'text' };
import MATRIX from './claims/matrix.css' with { type: 'text' };
import DIFFERENCES from './compare/differences.css' with { type: 'text' };
import SIDES from './compare/side_choice.css' with { type: 'text' };
import STAGES from './crossing/stages.css' with { type: 'text' };
import BARS from './elements/bars.css' with { type: 'text' };
import STEPPER from './elements/stepper.css' with { type: 'text' };
import CITE from './frame/download_and_cite.css' with { type: 'text' };
import TABLE from './atlas/events_table.css' with { type: 'text' };
import PANEL from './atlas/panel.css' with { type: 'text' };
import KEY from './atlas/timeline_key.css' with { type: 'text' };
import LEGEND from './about/legend.css' with { type: 'text' };
import BAR from './frame/selection_bar.css' with { type: 'text' };

const PARTS = [CARDS, DATE, MATRIX, DIFFERENCES, SIDES, STAGES, BARS, STEPPER, CITE, DOCUMENT];

export const components = {
  browser_history: component(followHistory, BASE),
  reconnect: component(showReconnect, BASE),
  selection_bar: component(drawSelectionBar, BASE + DATE + BAR),
  theme_change: component(followTheme, BASE),
  document: component(drawDocument, BASE + PARTS.join('')),
  events_table: component(drawEventsTable, BASE + TABLE),
  panel: component(drawPanel, BASE + CARDS + PANEL),
  playhead: component(drawPlayhead, BASE),
  timeline_key: component(drawTimelineKey, BASE + KEY),
  legend: component(drawLegend, BASE + LEGEND),
};

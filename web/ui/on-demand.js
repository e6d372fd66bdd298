/**
 * What a page needs only when a person asks for it. All of it is one file when the page is bundled: a second one would split what
 * the page starts with, too, since the bundler makes a file of all that two files share.
 */
export { mapTicks } from '../draw/karnaugh.js';
export { drawNames } from '../draw/curve.js';
export { Columns } from '../draw/columns.js';
export { GpuField } from '../draw/gpu-field.js';
export * as locks from '../draw/locks.js';
export { Kept } from '../draw/kept.js';
export { LevelLabels } from '../draw/level-labels.js';
export { Signal } from './network/signal.js';
export { LinePicture } from './plane/line.js';
export { AblationBanner } from './ablation-banner.js';
export { makeDiagnosis } from './diagnosis-card.js';
export { closeBubble, explain } from './about/explain.js';
export { describe } from './about/describe.js';
export { listBranches } from './branches.js';
export { Filmstrip } from './filmstrip.js';
export { LossCard } from './loss-card.js';
export { styleView, VIEWS } from './inspector/views.js';
export { makeLessons } from './lessons/panel.js';
export { makeNames } from './names/popover.js';
export { openOwnData } from './own-data/dialog.js';
export { makeSweep } from './sweep/dialog.js';
export { makeRuns } from './pins/runs.js';
export { equipShare } from './share/popover.js';
export { saveExported } from './take-home/panel.js';
export { noteBadEntries, noteRefusal } from './refusal-notes.js';
export { refusalSentence } from './refusals.js';

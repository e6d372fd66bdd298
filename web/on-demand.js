/**
 * What a page needs only when a person asks for it. All of it is one file when the page is bundled: a second one would split what
 * the page starts with, too, since the bundler makes a file of all that two files share.
 */
import './wire/inspections.js';

export { sweepCommands } from './wire/sweep-commands.js';
export { decodeSweepFrame } from './wire/sweep-frame.js';
export { mapTicks } from './draw/karnaugh.js';
export { drawNames } from './draw/curve.js';
export { Columns } from './draw/columns.js';
export { GpuField } from './draw/gpu-field.js';
export { GpuMaps } from './draw/gpu-maps.js';
export * as locks from './draw/locks.js';
export { Kept } from './draw/kept.js';
export { LevelLabels } from './draw/level-labels.js';
export { Signal } from './ui/network/signal.js';
export { LinePicture } from './ui/plane/line.js';
export { AblationBanner } from './ui/ablation-banner.js';
export { makeDiagnosis } from './ui/diagnosis-card.js';
export { closeBubble, explain } from './ui/about/explain.js';
export { describe } from './ui/about/describe.js';
export { listBranches } from './ui/branches.js';
export { Filmstrip } from './ui/filmstrip.js';
export { explainProblem } from './ui/formula-mark.js';
export { LossCard } from './ui/loss-card.js';
export { equip } from './ui/inspector/equipment.js';
export { styleView, VIEWS } from './ui/inspector/views.js';
export { makeLessons } from './ui/lessons/panel.js';
export { makeNames } from './ui/names/popover.js';
export { openOwnData } from './ui/own-data/dialog.js';
export { makeSweep } from './ui/sweep/dialog.js';
export { makeRuns } from './ui/pins/runs.js';
export { equipShare } from './ui/share/popover.js';
export { saveExported } from './ui/take-home/panel.js';
export { noteBadEntries, noteRefusal } from './ui/refusal-notes.js';
export { refusalSentence } from './ui/refusals.js';

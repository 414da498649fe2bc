import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { withoutTurningMarks } from './turning-marks.js';

export const htmlOf = (page: VNode): string => `<!doctype html>\n${withoutTurningMarks(renderToString(page))}`;

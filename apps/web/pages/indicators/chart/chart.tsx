import type { VNode } from 'preact';
import { Canvas } from './canvas.js';
import type { ChartFacts } from './facts.js';
import { Axes, Bands, Levels, Uprights } from './frame.js';
import { ExpectedPath, ReachedCourse, Singles } from './lines.js';
import type { ChartSize, ChartWords } from './look.js';

interface ChartProps {
  readonly facts: ChartFacts;
  readonly words: ChartWords;
  readonly size: ChartSize;
  /** Begins the ids in it. */
  readonly prefix: string;
}

/** What stands inside a chart's `<svg>`: what is nearest to the eye last. */
export function Chart({ facts, words, size, prefix }: ChartProps): VNode {
  const canvas = new Canvas(facts, words, size);
  return (
    <>
      <Axes facts={facts} words={words} canvas={canvas} />
      <Bands facts={facts} canvas={canvas} prefix={prefix} />
      <Uprights facts={facts} words={words} canvas={canvas} />
      <Levels facts={facts} words={words} canvas={canvas} />
      <ExpectedPath facts={facts} words={words} canvas={canvas} />
      <Singles facts={facts} canvas={canvas} />
      <ReachedCourse facts={facts} words={words} canvas={canvas} />
    </>
  );
}

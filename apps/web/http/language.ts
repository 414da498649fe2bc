import type { Language } from '#libs/kernel/text.js';

const SPOKEN: readonly Language[] = ['it', 'en'];

/** `?lang`, else the user's setting, else `Accept-Language` (RFC 9110, 12.5.4), else Italian. */
export function languageOf(asked: unknown, setting: Language | undefined, accepted: string | undefined): Language {
  const wanted = SPOKEN.find((language) => language === asked);
  return wanted ?? setting ?? preferred(accepted) ?? 'it';
}

function preferred(accepted: string | undefined): Language | undefined {
  const ranges = (accepted ?? '').split(',', 20).map((range) => {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const quality = parameters.map((parameter) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean);
    return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  const best = ranges.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  for (const { language } of best) {
    const spoken = SPOKEN.find((candidate) => candidate === language);
    if (spoken) return spoken;
  }
  return undefined;
}

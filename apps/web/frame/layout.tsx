import type { ComponentChildren, VNode } from 'preact';
import { isAdministrator } from '#libs/identity/rights.js';
import type { ScriptName } from './assets.js';
import { articles, moment } from './dates.js';
import type { Visit } from './visit.js';

export interface Crumb {
  readonly name: string;
  /** Missing for the page itself. */
  readonly href?: string;
}

interface PageProps {
  readonly visit: Visit;
  readonly title: string;
  /** From the Quadro down to the page above this one. */
  readonly crumbs?: readonly Crumb[];
  /** The page itself at the end of the way down; its title where it is missing. */
  readonly crumb?: string;
  /** Something in the form was refused: said first by screen readers, and in the tab. */
  readonly wrong?: boolean;
  /** Up to when what the page shows is true, where that is not now. */
  readonly updated?: string | undefined;
  /** Besides those that every page has. */
  readonly scripts?: readonly ScriptName[];
  readonly children: ComponentChildren;
}

/** Every page: header, navigation, way back, one heading, content, footer. */
export function Page({
  visit,
  title,
  crumbs = [],
  crumb = title,
  wrong,
  updated = moment(visit, visit.facts.now),
  scripts = [],
  children,
}: PageProps): VNode {
  const { site } = visit.facts;
  const inTab = `${wrong ? `${visit.say('Errore', 'Error')}: ` : ''}${title} – Regia`;
  return (
    <html lang={visit.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{inTab}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={site.assets.fonts} />
        <link rel="stylesheet" href={site.assets.style} />
        {/* Drafts come last: what other scripts add to a form has to be there when it is filled in again. */}
        {([...scripts, 'drafts'] as const).map((name) => (
          <script key={name} type="module" src={site.assets.scripts[name]} />
        ))}
      </head>
      <body>
        <div class="skiplinks">
          <a class="visually-hidden-focusable" href="#contenuto">
            {visit.say('Vai al contenuto', 'Skip to content')}
          </a>
          <a class="visually-hidden-focusable" href="#piede">
            {visit.say('Vai al piè di pagina', 'Skip to footer')}
          </a>
        </div>
        <Header visit={visit} />
        <main id="contenuto" class="container" tabIndex={-1}>
          {crumbs.length > 0 && <Breadcrumb visit={visit} crumbs={[...crumbs, { name: crumb }]} />}
          <h1>{title}</h1>
          <p class="updated">{visit.say(`Dati aggiornati ${articles.al(updated)}`, `Data as of ${updated}`)}</p>
          {children}
        </main>
        <Footer visit={visit} />
      </body>
    </html>
  );
}

function Header({ visit }: { visit: Visit }): VNode {
  const { caller, path, name } = visit.facts;
  return (
    <header>
      <div class="slim-header">
        <div class="container slim">
          <span>{visit.say('Registro degli accordi di welfare locale', 'Register of local-welfare agreements')}</span>
          <ul>
            <LanguageSwitch visit={visit} />
            {caller ? (
              <>
                <li>
                  <a href={visit.href('/password')}>{name ?? visit.say('Password', 'Password')}</a>
                </li>
                <li>
                  <form method="post" action={visit.href('/uscita')}>
                    <button type="submit">{visit.say('Esci', 'Sign out')}</button>
                  </form>
                </li>
              </>
            ) : (
              <li>
                <a href={visit.href('/accesso')}>{visit.say('Accedi', 'Sign in')}</a>
              </li>
            )}
          </ul>
        </div>
      </div>
      <div class="brand">
        <div class="container">
          <a href={visit.href('/')}>Regia</a>
          <p>{visit.say('Chi si è impegnato a che cosa, e come va', 'Who committed to what, and how it goes')}</p>
        </div>
      </div>
      {caller && (
        <nav class="site-nav" aria-label={visit.say('Principale', 'Main')}>
          <div class="container">
            <ul>
              <li>
                <a href={visit.href('/')} aria-current={path === '/' ? 'page' : undefined}>
                  {visit.say('Quadro', 'Overview')}
                </a>
              </li>
              {isAdministrator(caller) && (
                <li>
                  <a href={visit.href('/inviti')} aria-current={path === '/inviti' ? 'page' : undefined}>
                    {visit.say('Inviti', 'Invitations')}
                  </a>
                </li>
              )}
            </ul>
          </div>
        </nav>
      )}
    </header>
  );
}

/** The other language: kept as a setting by whoever is signed in, in the address by others. */
function LanguageSwitch({ visit }: { visit: Visit }): VNode {
  const { caller, path, query } = visit.facts;
  const other = visit.lang === 'it' ? 'en' : 'it';
  const word = other === 'it' ? 'Italiano' : 'English';
  const given = Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const here = given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
  if (!caller) {
    return (
      <li>
        <a href={`${path}?${new URLSearchParams([...given, ['lang', other]])}`} lang={other} hreflang={other}>
          {word}
        </a>
      </li>
    );
  }
  return (
    <li>
      <form method="post" action="/lingua">
        <input type="hidden" name="verso" value={here} />
        <button type="submit" name="lingua" value={other} lang={other}>
          {word}
        </button>
      </form>
    </li>
  );
}

function Breadcrumb({ visit, crumbs }: { visit: Visit; crumbs: readonly Crumb[] }): VNode {
  return (
    <nav class="breadcrumb-container" aria-label={visit.say('Percorso di navigazione', 'Breadcrumb')}>
      <ol class="breadcrumb">
        {crumbs.map(({ name, href }, index) => (
          <li key={name} class={`breadcrumb-item${href ? '' : ' active'}`} aria-current={href ? undefined : 'page'}>
            {href ? <a href={href}>{name}</a> : name}
            {index < crumbs.length - 1 && (
              <span class="separator" aria-hidden="true">
                /
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Footer({ visit }: { visit: Visit }): VNode {
  const { accessibility, privacy, feedback } = visit.facts.site.footer;
  const local = (address: string): string => (address.startsWith('/') ? visit.href(address) : address);
  return (
    <footer class="site-footer" id="piede">
      <div class="container">
        <h2 class="visually-hidden">{visit.say('Collegamenti utili', 'Useful links')}</h2>
        <ul>
          <li>
            <a href={local(accessibility)} data-element="accessibility-link">
              {visit.say('Dichiarazione di accessibilità', 'Accessibility statement')}
            </a>
          </li>
          <li>
            <a href={local(privacy)} data-element="privacy-policy-link">
              {visit.say('Informativa privacy', 'Privacy notice')}
            </a>
          </li>
          <li>
            <a href={local(feedback)}>{visit.say('Segnala una difficoltà', 'Report a difficulty')}</a>
          </li>
          <li>
            <a href="/api/docs">{visit.say('Interfaccia per programmi', 'Interface for programs')}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}

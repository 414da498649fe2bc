import type { ComponentProps, VNode } from 'preact';
import { AgreementNav, agreementCrumbs, PAGES } from './agreement-nav.js';
import type { AgreementVisit } from './agreement-visit.js';
import { Page } from './layout.js';

type AgreementPageProps = Omit<ComponentProps<typeof Page>, 'visit'> & { readonly at: AgreementVisit };

/** A page below an agreement, with the ways to the others. */
export function AgreementPage({ at, children, ...props }: AgreementPageProps): VNode {
  return (
    <Page crumbs={agreementCrumbs(at)} {...props} visit={at.visit}>
      <AgreementNav at={at} />
      {children}
    </Page>
  );
}

type MainPageProps = Omit<AgreementPageProps, 'title'> & { readonly page: keyof typeof PAGES };

/** One of the pages that every agreement has. */
export function MainPage({ page, ...props }: MainPageProps): VNode {
  const { visit, agreement } = props.at;
  const name = visit.text(PAGES[page]);
  return <AgreementPage {...props} title={`${name} – ${agreement.title}`} crumb={name} />;
}

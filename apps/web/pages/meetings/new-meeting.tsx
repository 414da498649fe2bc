import type { VNode } from 'preact';
import type { AgreementVisit } from '../../frame/agreement-visit.js';

interface NewMeetingProps {
  readonly at: AgreementVisit;
  /** What the ways there are called. */
  readonly record: string;
  readonly convene: string;
}

/** The ways to a meeting that is not there yet: one that was held, one that is to be. */
export const NewMeeting = ({ at: { href }, record, convene }: NewMeetingProps): VNode => (
  <>
    <a class="btn btn-primary" href={href('incontri/nuovo')}>
      {record}
    </a>
    <a class="btn btn-outline-primary" href={href('incontri/convoca')}>
      {convene}
    </a>
  </>
);

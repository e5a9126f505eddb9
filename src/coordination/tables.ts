import type { Rows } from '../database/index.ts'
import type { AttachmentKind } from '../media/index.ts'
import type { BodyKind } from '../sites/index.ts'
import type { Agreement, AgreementForm, PartyRole, Sharing } from './agreements/agreement.ts'
import type { Difficulty, DifficultyState } from './difficulties/difficulty.ts'
import type { Dispute, Disputed } from './duties/disputing.ts'
import type { HoldingRole, ObligationKind, ObligationState } from './duties/obligation.ts'
import type { PostRole } from './people/post.ts'
import type { Stage } from './reminders/ladder.ts'
import type { ReceivedVia, VersionKind, VersionState } from './reports/report.ts'
import type { AgendaItem, Attendance, Conclusion, ReviewKind, ReviewState } from './reviews/review.ts'
import type { SetAside } from './status.ts'
import type { ProgressNote, TaskState } from './tasks/task.ts'
import type { CalendarDay } from './time/calendar.ts'

/** Days are civil days where the site is ("2025-07-01"), both ends of a span included; instants are UTC. */
export type Tables = {
  /** What somebody is at a body, from a day to a day: rights come from it and never from an account alone. */
  coordination_post: {
    id: string
    site_id: string
    body_id: string
    account_id: string
    role: PostRole
    title: string
    since: string
    until: string | null
    /** The post of the leader in whose place it is held for a time. */
    delegated_by: string | null
  }
  calendar_day: { site_id: string; day: string; kind: CalendarDay['kind']; basis: string }
  agreement: {
    id: string
    site_id: string
    title: string
    form: AgreementForm
    number: string
    issued_on: string
    issuer: string
    subject: string
    term_label: string
    since: string
    until: string | null
    /** Whether it came into force; that it is over follows from its last day. */
    state: Agreement['state']
    /** What other parties see of one another. */
    sharing: Sharing
    /** The period profile of its duties, as JSON. */
    profile: string
    file_id: string | null
    version: number
    /** By which decision it ended before its term, and which agreement took its place. */
    end_basis: string
    followed_by: string | null
  }
  /** The text as issued is number 1; each amendment is the next. */
  agreement_text: {
    id: string
    agreement_id: string
    number: number
    since: string
    changes: string
    file_id: string | null
  }
  /** One body, or all bodies of a kind, on a side. */
  agreement_party: {
    id: string
    agreement_id: string
    side: string
    role: PartyRole
    body_id: string | null
    group_kind: BodyKind | null
    label: string
    since: string
    until: string | null
    basis: string
  }
  provision: { id: string; text_id: string; path: string; heading: string; content: string; position: number }
  obligation: {
    id: string
    site_id: string
    agreement_id: string
    provision_id: string | null
    kind: ObligationKind
    title: string
    output: string
    unit: string
    /** Ids of the bodies that receive what is handed in, as JSON. */
    recipients: string
    /** The party whose members hold it; null where each holder was named. */
    party_id: string | null
    since: string
    until: string | null
    state: ObligationState
    position: number
    made_until: string | null
  }
  /** A rule as it was for the duties made by it; a changed rule is the next. */
  obligation_rule: { id: string; obligation_id: string; number: number; rule: string; since: string }
  /** Who has an obligation, from a day to a day; closed and opened by decisions. */
  holding: {
    id: string
    obligation_id: string
    body_id: string
    role: HoldingRole
    since: string
    until: string | null
    basis: string
    previous_body_id: string | null
  }
  /** That a body took an obligation over from another, also where it had the same already. */
  passage: {
    id: string
    obligation_id: string
    from_body_id: string
    to_body_id: string
    on_day: string
    basis: string
  }
  /** What one body owes for one period. How it stands is not stored. */
  duty: {
    id: string
    obligation_id: string
    body_id: string
    rule_id: string
    period: string
    window_from: string
    window_close: string
    due_original: string | null
    due_current: string | null
    /** When the first version that was not returned was received. */
    handed_in_on: string | null
    set_aside: SetAside | null
    set_aside_basis: string
  }
  /** What is being written: the only part of a report that changes. */
  report_draft: { duty_id: string; content: string; version: number; changed_at: string; changed_by: string }
  report_version: {
    id: string
    duty_id: string
    number: number
    kind: VersionKind
    content: string
    body_name: string
    submitted_by: string
    submitted_at: string
    received_on: string
    received_via: ReceivedVia
    reason: string
    previous_hash: string
    hash: string
    /** What the sender's form carries, so that sending twice makes one version. */
    send_key: string
    state: VersionState
    decided_by: string | null
    decided_at: string | null
    return_reason: string
    withheld_basis: string
  }
  extension: {
    id: string
    duty_id: string
    asked_by: string
    asked_body_id: string
    asked_at: string
    asked_on: string
    reason: string
    proposed: string
    state: 'asked' | 'granted' | 'refused' | 'withdrawn'
    granted: string | null
    decided_by: string | null
    decided_at: string | null
    decision: string
  }
  difficulty: {
    id: string
    site_id: string
    agreement_id: string
    obligation_id: string | null
    raised_by: string
    kind: Difficulty['kind']
    cause: Difficulty['cause']
    text: string
    ask_of: string | null
    version_id: string | null
    state: DifficultyState
    first_raised_on: string
    same_as: string | null
    public_text: string
  }
  conclusion_difficulty: { conclusion_id: string; difficulty_id: string }
  review: {
    id: string
    site_id: string
    agreement_id: string
    kind: ReviewKind
    covers_from: string
    covers_until: string
    planned_on: string
    held_on: string | null
    place: string
    host_id: string
    state: ReviewState
    reason: string
    next_on: string | null
    notice_number: string
    notice_on: string | null
    report_number: string
    report_on: string | null
    signed_by: string | null
    signed_at: string | null
    supplements: string | null
    /** What the report said when it was signed, as JSON: printed again it is the same. */
    snapshot: string
    version: number
  }
  attendance: {
    id: string
    review_id: string
    body_id: string
    name: string
    title_then: string
    part: Attendance['part']
    mode: Attendance['mode']
    reason: string
  }
  agenda_item: {
    id: string
    review_id: string
    number: number
    kind: AgendaItem['kind']
    ref_id: string | null
    text: string
  }
  /** Summaries of what was said; `quotable` is 1 where it may be quoted in public. */
  statement: {
    id: string
    review_id: string
    body_id: string
    speaker: string
    summary: string
    quotable: number
  }
  conclusion: {
    id: string
    review_id: string
    number: number
    text: string
    kind: Conclusion['kind']
    is_public: number
  }
  task: {
    id: string
    site_id: string
    agreement_id: string
    conclusion_id: string
    parent_id: string | null
    owner_id: string
    leader: string
    content: string
    output: string
    due_original: string | null
    due_current: string | null
    no_due_reason: string
    state: TaskState
    closed_by: string | null
    version: number
  }
  progress_note: {
    id: string
    task_id: string
    at: string
    by: string
    act: ProgressNote['act']
    text: string
    percent: number | null
  }
  /** A step of reminding that was told: once for each due day that a duty has had. */
  task_reminder: { task_id: string; stage: Stage; due_current: string; told_on: string }
  reminder: { duty_id: string; stage: Stage; due_current: string; told_on: string }
  /** The days on which people were reminded. */
  reminder_day: { site_id: string; day: string }
  /** By whose secret which body's calendar is followed. */
  calendar_feed: { site_id: string; account_id: string; body_id: string; hash: string; opened_at: string }
  /** What the public is told of an agreement, kept whole; shown only where somebody else than its drafter approved it. */
  publication: {
    id: string
    site_id: string
    agreement_id: string
    slug: string
    number: number
    snapshot: string
    hash: string
    drafted_by: string
    drafted_at: string
    approved_by: string | null
    approved_at: string | null
    withdrawn_at: string | null
    reason: string
  }
  /** Articles of the newsroom that were drafted from a review. */
  review_article: { review_id: string; article_id: string; drafted_at: string }
  /** That an office urged those who are late by its own act. */
  urging: { id: string; agreement_id: string; by: string; on_day: string; note: string }
  urging_line: {
    urging_id: string
    duty_id: string
    body_id: string
    stage: Stage
    due_current: string
    /** When somebody of the body first opened it. */
    seen_on: string | null
  }
  /** That somebody was asked why, and what they answered. */
  explanation: {
    id: string
    duty_id: string
    asked_by: string
    asked_on: string
    question: string
    due_on: string
    answer: string
    answered_by: string | null
    answered_on: string | null
  }
  /** That a body sees a duty otherwise than the register. */
  dispute: {
    id: string
    duty_id: string
    raised_by: string
    raised_on: string
    about: Disputed
    version: number | null
    claim: string
    state: Dispute['state']
    decided_by: string | null
    decided_on: string | null
    decision: string
    due_before: string | null
    due: string | null
  }
  /** Files that belong to a record; who may have one is asked of the record. */
  evidence: {
    id: string
    site_id: string
    owner_kind: 'agreement' | 'duty' | 'review' | 'task'
    owner_id: string
    hash: string
    /** A photograph is made anew from its pixels, without the camera's data. */
    kind: AttachmentKind | 'webp'
    name: string
    bytes: number
    pages: number | null
    added_by: string
    added_at: string
    removed_at: string | null
    removed_by: string | null
    removal_basis: string
  }
}

export const own = (rows: Rows) => rows.withTables<Tables>()

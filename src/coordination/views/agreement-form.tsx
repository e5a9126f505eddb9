import type { Child } from 'hono/jsx'
import { AGREEMENT_FORMS, type Agreement, SHARINGS } from '../agreements/agreement.ts'
import { AgreementFields } from '../agreements/drafting.ts'
import { PROFILES, type ProfileName } from '../time/periods.ts'
import type { Words } from '../words.ts'
import { Choice, Field } from './fields.tsx'

const PROFILE_NAMES = Object.keys(PROFILES) as ProfileName[]

/** What is said of an agreement: its title, number, days, and how it counts and shows. */
export function AgreementForm({
  words,
  said,
  children,
}: {
  words: Words
  said: (name: string) => string
  children?: Child
}) {
  const field = (name: 'title' | 'number' | 'issuer' | 'subject' | 'termLabel', hint?: string) => (
    <Field name={name} label={words[name]} value={said(name)} hint={hint} required={name !== 'termLabel'} />
  )
  const day = (name: 'issuedOn' | 'since' | 'until', hint?: string) => (
    <Field
      name={name}
      type="date"
      label={words[name]}
      value={said(name)}
      hint={hint}
      required={name !== 'until'}
    />
  )
  return (
    <>
      {field('title')}
      <Choice
        name="form"
        label={words.form}
        options={AGREEMENT_FORMS.map((each) => [each, words.forms[each]])}
        chosen={said('form')}
      />
      {field('number')}
      {day('issuedOn')}
      {field('issuer')}
      {field('subject')}
      {field('termLabel', words.termHint)}
      {day('since')}
      {day('until', words.untilHint)}
      {children}
      <Choice
        name="profile"
        label={words.profile}
        options={Object.keys(PROFILES).map((each) => [each, words.profiles[each as ProfileName]])}
        chosen={said('profile') || 'administrative'}
      />
      <Choice
        name="sharing"
        label={words.sharing}
        options={SHARINGS.map((each) => [each, words.sharings[each]])}
        chosen={said('sharing')}
      />
    </>
  )
}

/** What a form says of an agreement, or what stands against it. */
export function agreementIn(field: (name: string) => string) {
  const names = ['title', 'form', 'number', 'issuedOn', 'issuer', 'subject', 'termLabel', 'since', 'until']
  return AgreementFields.safeParse({
    ...Object.fromEntries([...names, 'sharing'].map((name) => [name, field(name)])),
    profile: PROFILES[field('profile') as ProfileName],
  })
}

/** An agreement as its form shows it. */
export function saidOf(agreement: Agreement): (name: string) => string {
  const { title, form, number, issuedOn, issuer, subject, termLabel, since, until, sharing, profile } =
    agreement
  const plain = JSON.stringify(profile)
  const named = PROFILE_NAMES.find((name) => JSON.stringify(PROFILES[name]) === plain) ?? ''
  const said: Readonly<Record<string, string>> = {
    ...{ title, form, number, issuedOn, issuer, subject, termLabel, since, until: until ?? '', sharing },
    profile: named,
  }
  return (name) => said[name] ?? ''
}

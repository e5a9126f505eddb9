import type { Child } from 'hono/jsx'

/** A field with its label, and a hint where one helps. */
export function Field({
  name,
  label,
  value = '',
  hint,
  type = 'text',
  required = false,
  max = 500,
}: {
  name: string
  label: string
  value?: string
  hint?: string | undefined
  type?: 'text' | 'date' | 'number'
  required?: boolean
  max?: number
}) {
  return (
    <>
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type}
        value={value}
        required={required}
        maxlength={type === 'text' ? max : undefined}
        aria-describedby={hint ? `${name}-hint` : undefined}
      />
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </>
  )
}

/** A choice of one, each with its name in words. */
export function Choice({
  name,
  label,
  options,
  chosen,
  children,
}: {
  name: string
  label: string
  options: readonly (readonly [value: string, name: string])[]
  chosen?: string | undefined
  children?: Child
}) {
  return (
    <>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {children}
        {options.map(([value, says]) => (
          <option value={value} selected={value === chosen}>
            {says}
          </option>
        ))}
      </select>
    </>
  )
}

/** Words of several lines. */
export function Words({
  name,
  label,
  value = '',
  hint,
  rows = 4,
  max = 20_000,
}: {
  name: string
  label: string
  value?: string
  hint?: string | undefined
  rows?: number
  max?: number
}) {
  return (
    <>
      <label for={name}>{label}</label>
      <textarea
        id={name}
        name={name}
        rows={rows}
        maxlength={max}
        aria-describedby={hint ? `${name}-hint` : undefined}
      >
        {value}
      </textarea>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </>
  )
}

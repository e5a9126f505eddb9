import { expect, it } from 'vitest'
import { oneTonePlacement } from './tone-marks.ts'

it.each([
  ['hoà bình, xã hoá, khoẻ, uỷ ban', 'hòa bình, xã hóa, khỏe, ủy ban'],
  ['HOÀ, Uỷ', 'HÒA, Ủy'],
  ['hòa, ủy', 'hòa, ủy'],
  ['hoàn, khoảng, thuyền, quý, quỹ, Quỳ', 'hoàn, khoảng, thuyền, quý, quỹ, Quỳ'],
  ['tuý luý, thuỷ', 'túy lúy, thủy'],
  ['oà', 'òa'],
])('writes %j as %j', (written, one) => expect(oneTonePlacement(written)).toBe(one))

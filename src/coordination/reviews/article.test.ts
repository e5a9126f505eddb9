import { describe, expect, it } from 'vitest'
import { EMPTY } from '../figures.ts'
import { words } from '../words.vi.ts'
import { type ArticleMaterial, articleOf } from './article.ts'

const material = {
  agreement: { title: 'Quy chế phối hợp cung cấp số liệu', termLabel: 'nhiệm kỳ 2020–2025' },
  review: {
    kind: 'interim',
    heldOn: '2023-08-24',
    place: 'huyện Ba Đồi',
    hostId: 'hub',
    nextOn: '2025-08-20',
  },
  parts: {
    attendance: [
      { part: 'chair', mode: 'in-person', titleThen: 'Quyền Cục trưởng', name: 'Hà Thị Chủ' },
      { part: 'chair', mode: 'absent', titleThen: 'Phó Chủ tịch', name: 'Vắng Văn Mặt' },
      { part: 'attendee', mode: 'online', titleThen: 'Phó Chủ tịch', name: 'Dự Văn Thính', bodyId: 'b' },
    ],
    agenda: [],
    statements: [
      { speaker: 'Lò Thị Thử', summary: 'Đất tồn đọng nhiều.', quotable: true },
      { speaker: 'Kín Văn Miệng', summary: 'Chuyện nội bộ.', quotable: false },
    ],
    conclusions: [
      { text: 'Rà soát hồ sơ tồn đọng', isPublic: true },
      { text: 'Kiểm điểm nội bộ', isPublic: false },
    ],
  },
  facts: {
    ...{ from: '2021-01-01', until: '2023-06-30', asOf: '2023-08-24' },
    total: { ...EMPTY, done: 1036, 'done-late': 3, overdue: 3 },
  },
  difficulties: ['Chậm trao đổi thông tin'],
  nameOf: () => 'Cục Thống kê tỉnh Mẫu',
} as unknown as ArticleMaterial

describe('an article on a review', () => {
  const { title, lead, body, bound } = articleOf(material, words, 'vi')

  it('says what was recorded, with names and titles of the day', () => {
    expect(title).toBe('Hội nghị sơ kết thực hiện Quy chế phối hợp cung cấp số liệu')
    expect(lead).toBe(
      'Ngày 24/8/2023, tại huyện Ba Đồi, Cục Thống kê tỉnh Mẫu tổ chức hội nghị sơ kết thực hiện Quy chế phối hợp cung cấp số liệu, nhiệm kỳ 2020–2025.',
    )
    expect(body).toEqual([
      'Quyền Cục trưởng Hà Thị Chủ chủ trì hội nghị.',
      'Dự hội nghị có đại diện: Cục Thống kê tỉnh Mẫu.',
      'Theo báo cáo, từ 1/1/2021 đến 30/6/2023, có 1.042 nhiệm vụ đến hạn, đã hoàn thành 1.039, trong đó 1.036 đúng hạn.',
      'Bên cạnh kết quả, hội nghị chỉ ra một số hạn chế, khó khăn:',
      ['Chậm trao đổi thông tin'],
      'Tại hội nghị, Lò Thị Thử cho biết: “Đất tồn đọng nhiều.”',
      'Kết luận hội nghị, Quyền Cục trưởng Hà Thị Chủ đề nghị:',
      ['Rà soát hồ sơ tồn đọng'],
      'Hội nghị tiếp theo dự kiến vào ngày 20/8/2025.',
      'Số liệu tính đến 24/8/2023.',
    ])
  })

  it('binds each of its figures to the record', () => {
    expect(bound).toEqual([
      { before: 'có ', value: '1.042', after: ' nhiệm vụ đến hạn' },
      { before: ', đã hoàn thành ', value: '1.039', after: '' },
      { before: ', trong đó ', value: '1.036', after: ' đúng hạn' },
    ])
  })

  it('drops the sentence of what is empty, and invents nothing', () => {
    const { review, facts } = material
    const bare = {
      ...material,
      ...{ difficulties: [], review: { ...review, nextOn: null }, facts: { ...facts, total: EMPTY } },
      parts: { attendance: [], agenda: [], statements: [], conclusions: [] },
    }
    expect(articleOf(bare, words, 'vi').body).toEqual(['Số liệu tính đến 24/8/2023.'])
  })
})

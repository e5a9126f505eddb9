/** The story of the example's register: an agreement from its signing to its last review. Bodies and people are invented. */

/** Who keeps the register and leads. */
export const OFFICE = 'Cục Thống kê tỉnh Mây Trắng'

/** The districts that agreed, each with the communes that took its work over when districts ended. */
export const DISTRICTS: readonly { name: string; communes: readonly [string, string] }[] = [
  { name: 'Huyện Hai Suối', communes: ['Xã Suối Mơ', 'Xã Suối Trong'] },
  { name: 'Huyện Ba Đồi', communes: ['Xã Ba Đồi', 'Xã Đồi Chè'] },
  { name: 'Huyện Bốn Núi', communes: ['Xã Bốn Núi', 'Xã Núi Voi'] },
  { name: 'Huyện Năm Bản', communes: ['Xã Năm Bản', 'Xã Bản Mới'] },
  { name: 'Huyện Sáu Nương', communes: ['Xã Sáu Nương', 'Xã Nương Cao'] },
  { name: 'Huyện Bảy Đèo', communes: ['Xã Bảy Đèo', 'Xã Đèo Gió'] },
  { name: 'Huyện Tám Thác', communes: ['Xã Tám Thác', 'Xã Thác Bạc'] },
  { name: 'Huyện Chín Khe', communes: ['Xã Chín Khe', 'Xã Khe Sâu'] },
  { name: 'Huyện Mười Rừng', communes: ['Xã Mười Rừng', 'Xã Rừng Trúc'] },
  { name: 'Huyện Lưng Mây', communes: ['Xã Lưng Mây', 'Xã Mây Thấp'] },
  { name: 'Thành phố Chân Trời', communes: ['Phường Chân Trời', 'Phường Chợ Mới'] },
]

export const AGREEMENT = {
  ...{
    title: 'Quy chế phối hợp thống kê và hồ sơ đất đai',
    number: '04/QC-CTK-UBND',
    issuedOn: '2020-12-10',
  },
  ...{ issuer: OFFICE, subject: 'Thống kê, hồ sơ đất đai', termLabel: 'giai đoạn 2020–2025' },
  ...{ since: '2020-12-15', until: '2025-12-31' },
} as const

export const PROVISIONS = [
  {
    path: 'Đ5.k1',
    heading: 'Cung cấp số liệu',
    content: 'Mỗi quý, gửi số liệu thống kê theo biểu đã thống nhất.',
  },
  {
    path: 'Đ5.k2',
    heading: 'Hồ sơ đất đai',
    content: 'Mỗi quý, báo cáo hồ sơ đất đai tiếp nhận, giải quyết, tồn đọng.',
  },
  {
    path: 'Đ6',
    heading: 'Thống nhất số liệu',
    content: 'Mỗi quý, họp thống nhất số liệu trước khi công bố.',
  },
  { path: 'Đ7', heading: 'Bồi dưỡng cán bộ', content: 'Mỗi quý, cử cán bộ xã tham gia bồi dưỡng nghiệp vụ.' },
] as const

/** What is asked for, each quarter, so many working days after its close. */
export const OBLIGATIONS = [
  { kind: 'inform', title: 'Cung cấp số liệu quý', output: 'Biểu 01', unit: 'biểu', workingDays: 2 },
  { kind: 'report', title: 'Báo cáo hồ sơ đất đai', output: 'Báo cáo', unit: 'hồ sơ', workingDays: 3 },
  { kind: 'meet', title: 'Họp thống nhất số liệu', output: 'Biên bản', unit: '', workingDays: 5 },
  { kind: 'train', title: 'Cử cán bộ đi bồi dưỡng', output: 'Danh sách', unit: 'người', workingDays: 5 },
] as const

/** One duty: of which district (its place in the list), of which obligation, for which period. */
type Which = `${number}/${number}/${string}`
export const which = (district: number, obligation: number, period: string): Which =>
  `${district}/${obligation}/${period}`

/** What did not go as usual in the first ten quarters. */
export const LATE: readonly Which[] = ['2/1/2021-Q3', '5/0/2022-Q2', '8/3/2023-Q1']
export const CORRECTED: Which = '0/0/2022-Q4'
export const WAIVED: Which = '9/3/2021-Q4'
export const EXTENDED: Which = '6/2/2022-Q3'

/** What was in the way, raised in reports; what readers are told of it names no body. */
export const DIFFICULTIES: Readonly<Record<Which, { text: string; publicText: string }>> = {
  '1/0/2021-Q2': {
    text: 'Trao đổi thông tin giữa phòng Thống kê và phòng Tài nguyên của huyện còn chậm.',
    publicText: 'Việc trao đổi thông tin ở một số nơi còn chậm.',
  },
  '3/1/2021-Q4': {
    text: 'Hồ sơ đất của công trình thủy lợi kéo dài, chưa bàn giao mốc.',
    publicText: 'Một số công trình tiến độ chậm, chưa bàn giao mốc đất.',
  },
  '4/1/2022-Q1': {
    text: 'Còn 312 thửa tồn đọng từ trước năm 2015 chưa đủ giấy tờ.',
    publicText: 'Còn hồ sơ đất tồn đọng nhiều năm.',
  },
  '7/3/2022-Q3': {
    text: 'Cán bộ địa chính xã mới nhận việc, chưa thạo phần mềm.',
    publicText: 'Năng lực cán bộ xã ở một số nơi chưa đồng đều.',
  },
  '9/3/2023-Q1': {
    text: 'Thiếu người để cử đi bồi dưỡng vì đang khuyết hai vị trí.',
    publicText: 'Nguồn cán bộ cử đi bồi dưỡng còn thiếu.',
  },
}

export const INTERIM = {
  ...{ plannedOn: '2023-08-24', coversFrom: '2020-12-15', coversUntil: '2023-06-14' },
  ...{ place: 'Hội trường huyện Ba Đồi', nextOn: '2025-12-25' },
} as const

export const CHAIR = { name: 'Hà Thị Chủ', titleThen: 'Quyền Cục trưởng' } as const
export const SECRETARY = { name: 'Lò Văn Ghi', titleThen: 'Chánh Văn phòng Cục' } as const

/** What the chair concluded, and which difficulty each answers: four become tasks, three are directions. */
export const CONCLUSIONS: readonly {
  text: string
  answers?: Which
  task?: { of: 'all' | number; output: string; due: string; done: boolean }
}[] = [
  {
    text: 'Rà soát, lập danh sách thửa đất tồn đọng.',
    answers: '4/1/2022-Q1',
    task: { of: 'all', output: 'Danh sách thửa đất', due: '2024-03-31', done: true },
  },
  {
    text: 'Thống nhất biểu mẫu cung cấp số liệu.',
    answers: '1/0/2021-Q2',
    task: { of: 0, output: 'Bộ biểu mẫu', due: '2023-10-31', done: true },
  },
  {
    text: 'Bàn giao mốc đất các công trình thủy lợi.',
    answers: '3/1/2021-Q4',
    task: { of: 3, output: 'Biên bản bàn giao', due: '2024-06-30', done: false },
  },
  {
    text: 'Mở lớp bồi dưỡng phần mềm cho cán bộ địa chính xã.',
    answers: '7/3/2022-Q3',
    task: { of: 7, output: 'Danh sách học viên', due: '2024-05-31', done: true },
  },
  { text: 'Đề cao trách nhiệm người đứng đầu trong cung cấp số liệu.' },
  { text: 'Công khai kết quả phối hợp để người dân theo dõi.' },
  { text: 'Chuẩn bị nguồn cán bộ kế cận.', answers: '9/3/2023-Q1' },
]

/** On this day the districts ended, by this decision. */
export const SUCCESSION = {
  on: '2025-07-01',
  decision: { number: '18/NQ-HĐND', on: '2025-06-16', issuer: 'Hội đồng nhân dân tỉnh Mây Trắng' },
} as const

export const FINAL = {
  ...{ plannedOn: '2025-12-25', coversFrom: '2020-12-15', coversUntil: '2025-12-14' },
  place: 'Trụ sở Cục Thống kê tỉnh',
} as const

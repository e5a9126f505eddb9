import { words as agreementsWords } from './agreements/words.vi.ts'
import { words as difficultiesWords } from './difficulties/words.vi.ts'
import { words as dutiesWords } from './duties/words.vi.ts'
import { words as publicationWords } from './publications/words.vi.ts'
import { words as reportsWords } from './reports/words.vi.ts'
import { words as reviewsWords } from './reviews/words.vi.ts'
import { words as successionWords } from './succession/words.vi.ts'
import { words as tasksWords } from './tasks/words.vi.ts'

const days = (count: number) => `${count} ngày`

export const words = {
  ...agreementsWords,
  ...dutiesWords,
  ...reportsWords,
  ...reviewsWords,
  ...tasksWords,
  ...difficultiesWords,
  ...successionWords,
  ...publicationWords,
  register: 'Phối hợp',
  menu: 'Các phần của sổ phối hợp',
  myWork: 'Việc của tôi',
  agreements: 'Quy chế phối hợp',
  bodies: 'Cơ quan',
  posts: 'Cán bộ',
  calendar: 'Ngày làm việc',
  saved: 'Đã lưu.',
  save: 'Lưu',
  mistakes: 'Xin sửa các chỗ sau',
  nothing: 'Chưa có gì.',
  required: 'bắt buộc',
  none: '—',
  noPost: 'Bạn chưa giữ vị trí nào ở cơ quan nào trong sổ này hôm nay.',
  statuses: {
    'not-due': 'Chưa đến hạn',
    'due-soon': 'Sắp đến hạn',
    overdue: 'Đang thực hiện quá hạn',
    done: 'Hoàn thành đúng hạn',
    'done-extended': 'Hoàn thành trong hạn đã gia hạn',
    'done-late': 'Hoàn thành quá hạn',
    'no-due': 'Không thời hạn',
    waived: 'Được miễn',
    suspended: 'Tạm dừng',
    moved: 'Đã chuyển cơ quan khác',
    ended: 'Đã chấm dứt',
  },
  // Việc của tôi
  dueTitle: 'Phải báo cáo',
  dueNone: 'Không còn báo cáo nào phải nộp trong các kỳ đã mở.',
  waitingTitle: 'Báo cáo chờ tôi',
  waitingNone: 'Không có báo cáo nào chờ tiếp nhận.',
  extensionsTitle: 'Đề nghị gia hạn chờ tôi',
  signTitle: 'Chờ tôi ký, duyệt công bố',
  overdueTitle: 'Quá hạn',
  overdueNone: 'Không có nội dung nào quá hạn.',
  handedInBefore: 'Đã gửi khi còn ở cơ quan cũ',
  handedInBeforeLead: 'Vị trí hoặc cơ quan đã kết thúc: chỉ còn đọc được, trong một năm.',
  more: (count: string) => `Còn nữa: danh sách này chỉ hiện ${count} mục đầu.`,
  daysLeft: (left: number) =>
    left > 0 ? `còn ${days(left)}` : left === 0 ? 'hạn hôm nay' : `quá hạn ${days(-left)}`,
  returnedBack: 'bị trả lại, xin nộp lại',
  due: 'Hạn',
  dueBy: (day: string) => `hạn ${day}`,
  noDueDay: 'không thời hạn',
  period: 'Kỳ',
  periodOf: (label: string) => `kỳ ${label}`,
  receivedOn: (day: string) => `nhận ngày ${day}`,
  // Kỳ báo cáo
  periods: {
    month: (year: number, number: number) => `tháng ${number}/${year}`,
    quarter: (year: number, number: number) => `quý ${['I', 'II', 'III', 'IV'][number - 1]}/${year}`,
    half: (year: number, number: number) => `6 tháng ${number === 1 ? 'đầu' : 'cuối'} năm ${year}`,
    nineMonths: (year: number) => `9 tháng năm ${year}`,
    year: (year: number) => `năm ${year}`,
  },
  // Quy chế
  bodiesLead: 'Tên theo từng thời gian; cơ quan đã kết thúc vẫn ở lại với mọi việc đã làm.',
  bodyName: 'Tên đầy đủ',
  bodyShort: 'Tên ngắn',
  bodyKind: 'Loại',
  bodySide: 'Khối',
  bodyParent: 'Trực thuộc',
  bodySince: 'Có từ ngày',
  addBody: 'Thêm cơ quan',
  bodyNamesake: (name: string, since: string) =>
    `Đã có cơ quan tên “${name}”, từ ngày ${since}. Nếu đây là cơ quan khác, xin đánh dấu ở dưới rồi thêm lại.`,
  bodyAnother: 'Đây là cơ quan khác cùng tên',
  bodyUnfit: 'Cơ quan cần có tên, tên ngắn và ngày bắt đầu.',
  endedOn: (day: string) => `đến ${day}`,
  sinceDay: (day: string) => `từ ${day}`,
  // Cán bộ
  postsLead: 'Quyền trong sổ phối hợp theo vị trí ở cơ quan, từ ngày đến ngày.',
  postRoles: {
    officer: 'Cán bộ báo cáo',
    leader: 'Lãnh đạo',
    coordinator: 'Cán bộ đầu mối',
  },
  person: 'Người',
  postRole: 'Việc',
  postTitle: 'Chức danh',
  postTitleHint: 'Ghi đúng như trên văn bản, ví dụ: Quyền Chánh Văn phòng.',
  appoint: 'Giao vị trí',
  postUnfit: 'Chọn người, cơ quan, việc; chức danh và ngày bắt đầu cần có.',
  postNotThere: 'Vào ngày ấy cơ quan này chưa có hoặc đã kết thúc.',
  endPost: 'Kết thúc hôm nay',
  endPostOf: (name: string) => `Kết thúc hôm nay: vị trí của ${name}`,
  inviteFirst: 'Người chưa có tài khoản thì mời ở trang Người, với vai trò Thành viên.',
  // Lịch
  calendarLead:
    'Ngày nghỉ lễ, ngày nghỉ bù và ngày làm bù theo thông báo hằng năm. Hạn của kỳ đã mở không dời; hạn của kỳ chưa mở dời theo lịch mới, sau khi anh chị xem và xác nhận.',
  daysMoveTitle: 'Các hạn sẽ dời theo lịch này',
  daysMoveLead: 'Chưa có gì thay đổi. Xem lại rồi xác nhận; kỳ đã mở giữ nguyên hạn.',
  daysMoveFor: (bodies: string) => `(${bodies} cơ quan)`,
  daysMoveConfirm: 'Lưu lịch và dời các hạn này',
  year: 'Năm',
  calendarLines: 'Các ngày khác thường',
  calendarHint:
    'Mỗi dòng: ngày | nghỉ lễ, nghỉ bù hoặc làm bù | căn cứ. Ví dụ: 2/9/2025 | nghỉ lễ | Quốc khánh',
  calendarKinds: { holiday: 'nghỉ lễ', 'swapped-off': 'nghỉ bù', 'swapped-work': 'làm bù' },
  linesTooMany: (most: number) => `Nhiều nhất ${most} ngày trong một năm.`,
  linesWrong: (lines: readonly number[]) => `Chưa đọc được dòng ${lines.join(', ')}.`,
  // Hội nghị
  digest: (count: number) => `${count} việc phối hợp cần làm`,
  stages: {
    opened: 'Đã mở kỳ',
    week: 'Còn không quá 7 ngày',
    soon: 'Còn không quá 3 ngày',
    today: 'Hạn hôm nay',
    late: 'Quá hạn, nhắc việc',
    later: 'Quá hạn 3 ngày làm việc, đôn đốc',
    latest: 'Quá hạn 10 ngày làm việc, cần giải trình',
  },
  documents: 'Văn bản (DOCX)',
  reportDocument: 'báo cáo kèm phụ lục',
  noticeDocument: 'thông báo kết luận',
  feed: 'Theo dõi bằng lịch',
  feedLead:
    'Lấy một địa chỉ cho ứng dụng lịch (iCalendar). Ai có địa chỉ này thấy các hạn của cơ quan, nên đừng chuyển cho người khác; lấy địa chỉ mới thì địa chỉ cũ hết dùng.',
  feedOpen: 'Lấy địa chỉ',
  feedOpened: 'Chép địa chỉ này vào ứng dụng lịch. Địa chỉ chỉ hiện một lần.',
  feedName: (body: string) => `Phối hợp: ${body}`,
  ruleChange: 'Đổi thời hạn',
  ruleChangeLead:
    'Theo văn bản sửa đổi. Chỉ các kỳ mở từ ngày này trở đi theo thời hạn mới; kỳ đã mở và mọi báo cáo giữ nguyên.',
  ruleSince: 'Áp dụng cho các kỳ mở từ ngày',
  ruleBasis: 'Văn bản sửa đổi',
  ruleInThePast: 'Ngày áp dụng phải sau hôm nay và không trước lần đổi gần nhất.',
}

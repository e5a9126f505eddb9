export const words = {
  help: `Bảng Tin – cổng thông tin cho cơ quan, đơn vị

Cách dùng: bangtin LỆNH [TÙY CHỌN]

  start     chạy cổng thông tin
  import    nhập các trang đã chụp từ cổng cũ
  sites     xem các cổng, tên miền, chuyên mục
  correct   đính chính một tin bài đã đăng
  withdraw  gỡ một tin bài khỏi cổng
  record    cho nghe bản ghi âm cùng một tin bài
  statistics  in, xuất, ghi số cũ và kiểm tra số liệu truy cập
  accounts  mời, đặt lại, tạm ngừng người làm việc ở cổng
  migrate   đưa cơ sở dữ liệu lên phiên bản mới
  journal   nhật ký: xem, chứng minh còn nguyên
  check     kiểm tra cấu hình, dữ liệu, nhật ký

Xem từng lệnh: bangtin LỆNH --help`,
  unknownCommand: (name: string) => `Không có lệnh “${name}”. Xem các lệnh: bangtin --help`,
  unknownOption: (option: string) => `Không có tùy chọn ${option}. Xem các tùy chọn: thêm --help vào lệnh.`,
  needsValue: (option: string) => `Tùy chọn ${option} cần một giá trị. Xem cách viết: thêm --help vào lệnh.`,
  takesNoValue: (option: string) =>
    `Tùy chọn ${option} không nhận giá trị. Xem cách viết: thêm --help vào lệnh.`,
  tooMany: (argument: string) => `Lệnh này không nhận “${argument}”. Xem cách viết: thêm --help vào lệnh.`,
  mistakes: {
    HOST: 'HOST phải là tên hoặc địa chỉ của máy này, ví dụ 127.0.0.1 hoặc 0.0.0.0.',
    PORT: 'PORT phải là một số từ 0 đến 65535, ví dụ 8000.',
    DATA_DIR: 'DATA_DIR phải là một thư mục, ví dụ ./data.',
    DATABASE_URL:
      'DATABASE_URL phải là địa chỉ PostgreSQL, ví dụ postgres://user@127.0.0.1/bangtin; bỏ trống thì dùng SQLite trong DATA_DIR.',
    PUBLIC_URL:
      'PUBLIC_URL phải là địa chỉ mà người đọc gõ, không có đường dẫn phía sau, ví dụ https://suoimo.gov.vn.',
    TRUSTED_PROXIES:
      'TRUSTED_PROXIES phải là địa chỉ hoặc dải mạng của máy chủ trung gian, cách nhau bằng dấu phẩy, ví dụ 127.0.0.1,10.0.0.0/8.',
    PROXY_HEADER: 'PROXY_HEADER phải là tiêu đề mà máy chủ trung gian ghi: x-forwarded-for hoặc forwarded.',
    SMTP_URL:
      'SMTP_URL phải là địa chỉ máy chủ thư, ví dụ smtps://ten:matkhau@thu.suoimo.example, và cần có cả MAIL_FROM.',
    MAIL_FROM: 'MAIL_FROM phải là một địa chỉ thư, ví dụ cong@suoimo.example, và cần có cả SMTP_URL.',
    METRICS_PORT: 'METRICS_PORT phải là số từ 0 đến 65535, ví dụ 9464; bỏ trống thì không mở.',
    METRICS_HOST: 'METRICS_HOST phải là tên hoặc địa chỉ của máy này, ví dụ 127.0.0.1.',
    INDEXNOW_URL: 'INDEXNOW_URL phải là một địa chỉ web, ví dụ https://api.indexnow.org/indexnow.',
    LOG_LEVEL: 'LOG_LEVEL phải là fatal, error, warn, info, debug, trace hoặc silent.',
  },
  startHelp: `Cách dùng: bangtin start

Chạy cổng thông tin. Thư mục dữ liệu trống thì dựng một cổng mẫu.
Cấu hình bằng biến môi trường:
  HOST (127.0.0.1)  PORT (8000)  DATA_DIR (./data)  LOG_LEVEL (info)
  DATABASE_URL      địa chỉ PostgreSQL; bỏ trống thì dùng SQLite trong DATA_DIR
  PUBLIC_URL        địa chỉ mà người đọc gõ, ví dụ https://suoimo.gov.vn
  INDEXNOW_URL      nơi nhận tin báo thay đổi của các cổng có khóa IndexNow (https://api.indexnow.org/indexnow)
  TRUSTED_PROXIES   địa chỉ hoặc dải mạng của máy chủ trung gian, cách nhau bằng dấu phẩy; bỏ trống: lấy theo kết nối
  PROXY_HEADER      tiêu đề ghi địa chỉ người đọc: x-forwarded-for (hoặc forwarded)
  SMTP_URL          máy chủ thư (smtps://…) để báo việc cho người làm; bỏ trống: chỉ báo trên bàn làm việc
  MAIL_FROM         địa chỉ thư đứng tên gửi
  METRICS_PORT      cổng cho Prometheus tại METRICS_HOST (127.0.0.1); bỏ trống: không mở`,
  importHelp: `Cách dùng: bangtin import [TÙY CHỌN] TỆP|THƯ MỤC…

Đọc các trang đã chụp (.txt, .html), tách bài viết khỏi phần khung, lưu thành tin bài.
  --site TÊN_MIỀN      cổng nhận bài (mặc định: cổng đầu tiên)
  --section SLUG       chuyên mục nhận bài (mặc định: chuyên mục đầu tiên)
  --captured-at NGÀY   ngày chụp, để suy ra năm của “24.8”
  --opening-balance    lấy số liệu thống kê truy cập của cổng cũ làm số dư đầu kỳ
  --dry-run            chỉ đọc, không lưu
  --json               mỗi tệp một dòng JSON`,
  sitesHelp: `Cách dùng: bangtin sites
           bangtin sites apply [--dry-run] TỆP.json

Liệt kê các cổng với tên miền và chuyên mục; apply lập hoặc sửa các cổng theo một tệp cấu hình.
  --dry-run   chỉ xem trước, không lưu
Mẫu tệp: docs/sites.example.json`,
  migrateHelp: `Cách dùng: bangtin migrate

Đưa các bảng trong cơ sở dữ liệu lên phiên bản mới. Lệnh start cũng tự làm việc này.`,
  journalHelp: `Cách dùng: bangtin journal [--verify] [--by THƯ] [--subject MÃ] [--limit SỐ]

Nhật ký: ai làm gì, lúc nào. Không có tùy chọn thì hiện 20 mục mới nhất.
  --verify    chứng minh không mục nào bị xóa hay sửa; nếu có, nói chuỗi đứt từ mục nào (mã thoát 1)
  --by        chỉ các mục của người có địa chỉ thư này
  --subject   chỉ các mục về bài, người hay cổng có mã này
  --limit     số mục, tới 100000`,
  needsLimit: '--limit cần một số từ 1 đến 100000.',
  wholeJournal: (entries: number) =>
    `Chuỗi nhật ký nguyên vẹn: ${entries} mục, không mục nào bị xóa hay sửa.`,
  checkHelp: `Cách dùng: bangtin check [--retry]

Kiểm tra cấu hình, kết nối cơ sở dữ liệu, chuỗi nhật ký và hộp gửi đi. Mã thoát 1 nếu có lỗi.
  --retry   gửi lại những tin đã thôi không gửi nữa`,
  noSites:
    'Chưa có cổng nào. Chạy bangtin start để dựng cổng mẫu, hoặc bangtin import để nhập trang đầu tiên.',
  migrated: (count: number) =>
    count === 0 ? 'Cơ sở dữ liệu đã ở phiên bản mới nhất.' : `Đã chạy ${count} bước nâng cấp.`,
  healthy: (sites: number) => `Mọi thứ ổn: ${sites} cổng, chuỗi nhật ký nguyên vẹn.`,
  brokenJournal: (position: number) =>
    `Chuỗi nhật ký bị đứt từ mục ${position}. Hãy so với bản sao lưu gần nhất.`,
  resting: (count: number, problem: string) =>
    `${count} tin gửi ra ngoài không đến được sau mười lần thử. Lỗi gần nhất: ${problem}\nKhi đã sửa xong: bangtin check --retry`,
  woken: (count: number) => `${count} tin sẽ được gửi lại sau vài giây, khi cổng đang chạy.`,
  accountsHelp: `Cách dùng: bangtin accounts [LỆNH THƯ_ĐIỆN_TỬ] [TÙY CHỌN]

Không có lệnh: liệt kê người làm việc ở cổng.
  invite THƯ   mời một người, in ra địa chỉ một lần để đặt mật khẩu
    --role VAI_TRÒ   member, contributor, reporter, editor, publisher hoặc administrator
    --name TÊN       họ và tên
    --site TÊN_MIỀN  cổng (mặc định: cổng đầu tiên)
    --until NGÀY     ngày cuối của quyền, như 2027-06-30
    --language en    ngôn ngữ làm việc (mặc định: của cổng)
  grant THƯ    giao vai trò cho người đã có tài khoản, kể cả ở cổng khác (--role, --site, --until)
  reset THƯ    in ra địa chỉ một lần để đặt mật khẩu mới, kết thúc các phiên đang mở
  suspend THƯ  tạm ngừng tài khoản
  resume THƯ   mở lại tài khoản`,
  accountStates: { invited: 'đã mời', active: 'đang dùng', suspended: 'tạm ngừng' },
  granted: (email: string) =>
    `Đã giao vai trò cho ${email}. Địa chỉ một lần còn ở tay ai đó không dùng được nữa.`,
  oneTimeAddress: (address: string) => `Địa chỉ dùng một lần, trong ba ngày:\n  ${address}`,
  firstAddress: (address: string) =>
    `Chưa ai có tài khoản. Ai mở địa chỉ này sẽ là quản trị viên đầu tiên:\n  ${address}`,
  needsEmail: 'Xin ghi địa chỉ thư điện tử sau lệnh, như: bangtin accounts invite van.thu@suoimo.example',
  needsRole: (roles: string) => `Xin ghi vai trò bằng --role, một trong: ${roles}.`,
  needsDay: '--until phải là một ngày, như 2027-06-30.',
  emailTaken: (email: string) =>
    `${email} đã có tài khoản. Cần mật khẩu mới thì dùng: bangtin accounts reset ${email}`,
  noSuchAccount: (email: string) => `Không có tài khoản ${email}. Xem các tài khoản: bangtin accounts`,
  accountChanged: (email: string, suspended: boolean) =>
    suspended ? `Đã tạm ngừng ${email}.` : `Đã mở lại ${email}.`,
  stopping: (signal: string) => `Cổng dừng lại (${signal}).`,
  ready: (url: string) => `Cổng đang chạy: ${url}`,
  exampleBuilt: (articles: number) => `Thư mục dữ liệu trống: đã dựng cổng mẫu với ${articles} tin bài.`,
  portTaken: (port: number) =>
    `Cổng mạng ${port} đang có chương trình khác dùng. Chọn cổng khác, ví dụ: PORT=8001 npm start`,
  cannotListen: (host: string, port: number) => `Không mở được ${host}:${port}. Kiểm tra HOST và PORT.`,
  noDatabase: (why: string) =>
    `Không mở được cơ sở dữ liệu: ${why}\nKiểm tra DATABASE_URL, hoặc quyền ghi vào DATA_DIR.`,
  unexpected: (why: string) => `Có lỗi ngoài dự kiến: ${why}\nChạy lại với LOG_LEVEL=debug để xem chi tiết.`,
  noPlan: 'Hãy cho biết tệp cấu hình: bangtin sites apply TỆP.json',
  noJson: (path: string, why: string) => `Tệp ${path} không phải JSON đúng: ${why}`,
  badPlan: (path: string) => `Tệp ${path} có chỗ chưa đúng, chưa thay đổi gì:`,
  hostTaken: (host: string) => `Tên miền ${host} đang thuộc một cổng khác. Chưa thay đổi gì.`,
  siteChange: {
    founded: (host: string, what: string) => `+ ${host}: lập mới${what ? ` (${what})` : ''}`,
    changed: (host: string, what: string) => `~ ${host}: ${what}`,
  },
  sitesApplied: (founded: number, changed: number, same: number, dryRun: boolean) =>
    `${dryRun ? 'Xem trước, chưa lưu gì: ' : ''}lập mới ${founded}, thay đổi ${changed}, giữ nguyên ${same}.`,
  correctHelp: `Cách dùng: bangtin correct [--site TÊN_MIỀN] --note GHI_CHÚ --replace CHỮ_SAI --with CHỮ_ĐÚNG [--all] ĐỊA_CHỈ

Sửa một chỗ trong tin bài đã đăng (--all: sửa ở mọi chỗ); người đọc thấy ghi chú đính chính. ĐỊA_CHỈ như /tin/xa-suoi-mo-hop-dan.`,
  withdrawHelp: `Cách dùng: bangtin withdraw [--site TÊN_MIỀN] --reason LÝ_DO ĐỊA_CHỈ

Gỡ tin bài khỏi cổng; ở địa chỉ cũ còn lại thông báo gỡ và lý do.`,
  statisticsHelp: `Cách dùng: bangtin statistics [--site TÊN_MIỀN]
       bangtin statistics export [--site TÊN_MIỀN] [--json] [BẢNG]
       bangtin statistics set [--site TÊN_MIỀN] --note GHI_CHÚ KỲ SỐ_LƯỢT
       bangtin statistics correct [--site TÊN_MIỀN] --note GHI_CHÚ --by=SỐ KỲ
       bangtin statistics --verify

In số liệu truy cập của một cổng; xuất các bảng ra CSV hoặc JSON; ghi số mà bộ đếm cũ đã đạt trong một KỲ
(2023-08, 2023 hoặc all); cộng thêm hoặc bớt đi (2023-08-24: phần đếm nhầm của một ngày).
  --verify   cộng lại mọi tổng của mọi cổng; mã thoát 1 nếu có chỗ lệch`,
  needsFiguresNote: 'Hãy ghi số này lấy từ đâu, hoặc vì sao điều chỉnh: --note "…"',
  badPeriod:
    'Kỳ phải là tháng như 2023-08, năm như 2023, hoặc all; với correct có thể là ngày như 2023-08-24.',
  badFigure: 'Hãy ghi số lượt bằng chữ số, ví dụ 569668; với correct thì ghi --by=-120 hoặc --by=45.',
  noTable: (id: string, known: string) => `Không có bảng “${id}”. Các bảng hiện có: ${known}.`,
  noSiteAt: (host: string) => `Không có cổng nào ở ${host}. Xem các cổng hiện có: bangtin sites`,
  figuresEntered: 'Đã ghi, có dòng trong nhật ký.',
  figuresNotEntered: {
    same: 'Không có gì thay đổi: số liệu đã như vậy.',
    exceeds: 'Không ghi: tháng sẽ lớn hơn năm, hoặc có số nhỏ hơn 0. Phần đếm nhầm được trừ ở chính ngày đó.',
  },
  figuresAddUp: 'Mọi tổng đều khớp với các phần.',
  figuresDiffer: (site: string, what: string, period: string, total: number, parts: number) =>
    `${site}: ${what}, ${period || 'toàn bộ'}: ${total}, nhưng các phần cộng lại là ${parts}`,
  figuresOf: {
    'month-visits': 'lượt truy cập của tháng',
    'month-views': 'lượt xem của tháng',
    'subject-views': 'lượt xem của tin bài',
    'subject-months': 'lượt xem của tin bài trong tháng',
    hours: 'lượt xem của ngày theo giờ',
    devices: 'lượt truy cập của ngày theo thiết bị',
    referrers: 'lượt truy cập của ngày theo nơi đến',
    pages: 'lượt xem của ngày theo tin bài',
    visits: 'lượt truy cập của ngày so với lượt xem',
    entries: 'số cộng thêm',
  },
  noEmblem: (path: string) =>
    `Tệp ${path} không phải ảnh (PNG, JPEG, WebP, GIF, AVIF hay TIFF) đến 10 MB. Chưa thay đổi gì.`,
  unknownEmblem: (host: string) =>
    `${host}: "emblemPicture" trỏ đến ảnh mà cổng này không có. Hãy ghi tên tệp ảnh vào đó. Chưa thay đổi gì.`,
  recordHelp: `Cách dùng: bangtin record [--site TÊN_MIỀN] --file TỆP ĐỊA_CHỈ

Cho nghe bản ghi âm (MP3, M4A, Opus hoặc Vorbis trong Ogg) cùng một tin bài đã đăng, thay bản trước nếu có.`,
  needsRecording: 'Hãy cho biết bản ghi âm nào: --file TỆP',
  noSuchFile: (path: string) => `Không đọc được tệp ${path}. Hãy kiểm tra đường dẫn và quyền đọc.`,
  noSound: (path: string) =>
    `Tệp ${path} không phải MP3, M4A, hay Opus hoặc Vorbis trong Ogg. Hãy chuyển đổi trước. Chưa thay đổi gì.`,
  recordingTooLarge: (path: string, megabytes: number) =>
    `Tệp ${path} lớn hơn ${megabytes} MB. Hãy làm nhỏ lại trước, ví dụ MP3 ở 48 kbit/giây.`,
  samePassage: 'Chỗ sai và chỗ sửa giống nhau. Chưa thay đổi gì.',
  severalPlaces: (passage: string, places: number) =>
    `“${passage}” có ở ${places} chỗ. Hãy ghi đoạn dài hơn chỉ có ở một chỗ, hoặc thêm --all để sửa tất cả. Chưa thay đổi gì.`,
  needsReason: 'Hãy cho biết lý do gỡ bài: --reason "…"',
  needsNote: 'Hãy viết ghi chú đính chính cho người đọc: --note "…"',
  needsPassage: 'Hãy cho biết chỗ cần sửa: --replace "…" --with "…"',
  needsPath: 'Hãy cho biết địa chỉ của tin bài, ví dụ /tin/xa-suoi-mo-hop-dan',
  noPassage: (passage: string) => `Trong bài không có “${passage}”. Chưa thay đổi gì.`,
  noArticleAt: (path: string) => `Không có tin bài đang đăng ở ${path}.`,
  changedInPublic: (path: string) => `Đã ghi thay đổi ở ${path}.`,
  notAllowedText:
    'Sửa như vậy thì có đoạn hoặc tên bài thành trống. Hãy giữ lại ít nhất một chữ. Chưa thay đổi gì.',
  notChanged: (path: string) => `Bài ở ${path} vừa được người khác sửa. Hãy xem lại rồi làm lần nữa.`,
}

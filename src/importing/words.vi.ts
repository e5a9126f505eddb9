import type { Warning } from './reading/page-reading.ts'
import type { Refusal } from './reading/read-page.ts'

export const refusals: Record<Refusal | 'unreadable' | 'notFound' | 'notAFile' | 'notAllowed', string> = {
  empty: 'Tệp trống. Hãy lưu lại trang rồi nhập lần nữa.',
  tooLarge: 'Tệp lớn hơn 8 MB. Hãy lưu riêng trang bài viết, không kèm ảnh trong tệp.',
  binary: 'Đây không phải tệp văn bản. Hãy lưu trang dưới dạng .html hoặc .txt.',
  tooDeep:
    'Mã HTML quá nhiều hoặc lồng nhau quá sâu, không đọc được. Hãy lưu trang dưới dạng văn bản (.txt).',
  noArticle: 'Không tìm thấy bài viết trong trang này. Hãy kiểm tra xem tệp có phải trang bài viết không.',
  unreadable: 'Không có quyền đọc. Hãy cấp quyền đọc cho tệp hoặc thư mục này.',
  notFound: 'Không có tệp hoặc thư mục này. Hãy kiểm tra lại đường dẫn.',
  notAFile: 'Đây không phải là tệp. Hãy lưu trang thành tệp .html hoặc .txt.',
  notAllowed: 'Bài viết chứa phần mà cổng không nhận. Hãy lưu trang dưới dạng văn bản (.txt).',
}

export const warnings: Record<Warning, string> = {
  titleMissing: 'Trang không in tiêu đề: tạm lấy câu mở đầu, cần biên tập lại.',
  bodyMissing: 'Trang không có nội dung bài.',
  dateMissing: 'Trang không in ngày đăng.',
  dateAmbiguous: 'Chưa rõ năm của tin: hãy thêm --captured-at để suy ra.',
  paragraphsUnglued: 'Có đoạn văn dính liền đã được tách ra.',
  secondStartDropped: 'Bài lặp lại lần thứ hai trong trang: chỉ giữ một lần.',
  legacyLetters: 'Chữ theo bảng mã cũ đã được chuyển sang Unicode.',
  doubtfulLetters: 'Còn chữ nghi sai do bảng mã cũ: hãy đọc lại bài.',
}

export const words = {
  refusals,
  warnings,
  stored: (file: string, address: string) => `${file} → ${address}`,
  already: (file: string, address: string) => `${file}: đã nhập từ trước, không đổi gì (${address})`,
  read: (file: string, title: string, paragraphs: number) => `${file}: “${title}”, ${paragraphs} đoạn`,
  failed: (file: string, why: string) => `${file}: ${why}`,
  summary: (done: number, already: number, failed: number) =>
    `Đã nhập ${done}, có sẵn ${already}, không nhập được ${failed}.`,
  checked: (done: number, failed: number) =>
    `Đã đọc ${done}, không đọc được ${failed}. Chưa lưu gì (--dry-run).`,
  balance: (count: number) => `Đã ghi ${count} số dư đầu kỳ của thống kê truy cập.`,
  noSite: (host: string) => `Không có cổng nào dùng tên miền ${host}. Xem các cổng hiện có: bangtin sites`,
  badHost: (host: string) => `“${host}” không phải là tên miền. Ví dụ: --site suoimo.gov.vn`,
  noSection: (slug: string) =>
    `Không có chuyên mục “${slug}” trong cổng này. Xem các chuyên mục: bangtin sites`,
  noFiles: 'Hãy cho biết tệp hoặc thư mục cần nhập: bangtin import TỆP|THƯ MỤC…',
  badTime: '--captured-at cần một ngày như 2024-07-15 hoặc 2024-07-15T08:30.',
  plainSite: 'Cổng thông tin điện tử',
  plainBody: 'Đơn vị chưa đặt tên',
  plainSection: 'Tin tức – Sự kiện',
  balanceNote: (file: string) => `Số liệu của cổng cũ, lấy từ ${file}`,
}

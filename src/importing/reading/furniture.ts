import { fold } from '../../text/index.ts'
import type { Piece } from './piece.ts'

/** Controls that stand around an article, folded. A line made of nothing else is furniture. */
const CONTROLS =
  /a- a a\+|a[-+−]|xem voi co chu|co chu|tang tuong phan|giam tuong phan|tuong phan|doc bai viet|nghe (?:bai|tin)(?: viet)?|in (?:trang|bai viet|tin|bai|noi dung)(?: nay)?|ban in|xem ban in|gui (?:email|mail|cho ban be|bai viet|tin)|luu (?:bai viet|thong tin|tin)|chia se(?: bai viet| tin| qua| len| tren)*|gui (?:phan hoi|y kien|binh luan)|binh luan|phan hoi|quay lai|tro ve|ve (?:dau trang|trang truoc)|len dau trang|trang chu|dang nhap|dang ky|tim kiem|menu|danh muc|dong|thong tin ban doc|mac dinh|zoom|google ?\+|google|facebook|twitter|zalo|telegram|linkedin|pinterest|whatsapp|instagram|youtube|e-?mail|copy link|sao chep|lien ket|like|share|tweet|print|thich|theo doi|toi uu|giao dien|tieng viet|english|rss|so do cong|lien he|hoi dap|gop y/g
const ENDS =
  /^(?:(?:cac )?(?:tin|bai|bai viet|tin bai|tin tuc)(?: bai| tuc)? (?:khac|lien quan|cung (?:chuyen muc|loai|danh muc)|cu hon|moi hon|moi nhat|da dua|da dang|truoc|sau|doc nhieu|noi bat|xem nhieu|moi)|nhung tin (?:moi|cu)|cac (?:tin|bai)(?: viet| bai)? (?:khac|moi|cu|da|truoc|sau|lien)|co the ban quan tam|cung chuyen muc|doc nhieu|xem nhieu|y kien ban doc|y kien cua ban|gui (?:binh luan|y kien)|binh luan(?: \(\d+\))?$|tong so diem|click de danh gia|danh gia bai viet|xep hang|tu khoa|tags?\s*:|ban quyen|copyright|©|co quan chu quan|chiu trach nhiem|lien ket web|thu vien (?:anh|video)|video clip|van ban moi|related (?:news|posts|articles)|other news|more news|ban can dang nhap|ma bao mat|an pham)/
const SLOGAN =
  /^(?:cong thong tin|trang thong tin|chao mung|nhiet liet|uy ban nhan dan|ubnd|dang bo|website|co quan cua|tieng noi cua|co quan ngon luan)/

/** A line of nothing but buttons: "A- A A+ | In trang". */
export function isControls(text: string): boolean {
  if (text.length > 260) return false
  return !/[a-z0-9]{2}/.test(fold(text).replace(CONTROLS, ' '))
}

/** "Trang chủ › Tin tức": the way from the home page, whatever sign stands between its steps. */
export function isBreadcrumb(text: string): boolean {
  if (text.length > 260 || /[.!?]$/.test(text)) return false
  return /[›»→]|::|\s>\s/.test(text) || /^trang chu(?:$|\s*[/|>-])/.test(fold(text))
}

/** The first line of what follows an article: related lists, comments, the foot of the page. */
export function beginsAftermath(text: string): boolean {
  return text.length <= 90 && ENDS.test(fold(text).replace(/^[^a-z0-9©]+/, ''))
}

/** A name or a motto of the portal rather than a headline. */
export function isSlogan(text: string): boolean {
  return SLOGAN.test(fold(text)) && text.split(' ').length < 14 && !/[,:]/.test(text)
}

/** An entry of a related list: a headline with the day in brackets behind it, or a bullet before it. */
export function isListedHeadline(piece: Piece): boolean {
  return (
    /[([]?\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:[ ,]*\d{1,2}:\d{2}(?::\d{2})?)?\s*[)\]]\s*$/.test(
      piece.text,
    ) && piece.text.length < 250
  )
}

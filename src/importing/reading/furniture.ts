import { fold } from '../../text/index.ts'
import type { Piece } from './piece.ts'

/** Controls that stand around an article, folded. A line made of nothing else is furniture. */
const CONTROLS =
  /a- a a\+|a[-+−]|xem voi co chu|kich thuoc chu|mau chu|font size|co chu|lay link|in ra|tai ve|dong cua so|google news|nghe doc bai|nam mien (?:bac|nam|trung)|nu mien (?:bac|nam|trung)|\d:\d\d(?: \/ \d:\d\d)?|y kien \(\d*\)|tang tuong phan|giam tuong phan|tuong phan|doc bai viet|nghe (?:bai|tin)(?: viet)?|in (?:trang|bai viet|tin|bai|noi dung)(?: nay)?|ban in|xem ban in|gui (?:email|mail|cho ban be|bai viet|tin)|luu (?:bai viet|thong tin|tin)|chia se(?: bai viet| tin| qua| len| tren)*|gui (?:phan hoi|y kien|binh luan)|binh luan|phan hoi|quay lai|tro ve|ve (?:dau trang|trang truoc)|len dau trang|trang chu|dang nhap|dang ky|tim kiem|menu|danh muc|dong|thong tin ban doc|mac dinh|zoom|google ?\+|google|facebook|twitter|zalo|telegram|linkedin|pinterest|whatsapp|instagram|youtube|e-?mail|copy link|sao chep|lien ket|like|share|tweet|print|thich|theo doi|toi uu|giao dien|tieng viet|english|rss|so do cong|lien he|hoi dap|gop y/g
/** Headings of what follows an article, folded: the label alone, perhaps with a count or a colon. */
const ENDING_HEADINGS =
  /^(?:(?:(?:cac )?(?:tin|bai|bai viet|tin bai|tin tuc)(?: bai| tuc)? (?:khac|lien quan|cung (?:chuyen muc|loai|danh muc)|cu hon|moi hon|moi nhat|da dua|da dang|truoc|sau|doc nhieu|noi bat|xem nhieu|moi)|nhung tin (?:moi|cu)(?: hon)?|cac (?:tin|bai)(?: viet| bai)? (?:khac|moi|cu|da|truoc|sau|lien quan)(?: dua| dang| hon)?|co the ban quan tam|cung chuyen muc|doc nhieu(?: nhat)?|xem nhieu(?: nhat)?|tham khao them|xem them|y kien(?: ban doc| cua ban)?|(?:gui )?(?:binh luan|y kien)|danh gia bai viet|xep hang|tu khoa|lien ket(?: web(?:site)?)?|thu vien (?:anh|video)|video clip|van ban moi|related (?:news|posts|articles)|other news|more news|ma bao mat|an pham|(?:file|tep|tap tin|tai lieu) (?:dinh )?kem)(?: \(?\d*\)?)?|\d(?:[.,]\d)?\/5(?: \(.*\))?)[\s:.…»>()]*$/
/** How lines of the foot begin, folded, whatever they go on to say. */
const ENDING_LINES =
  /^(?:tong so diem|click de danh gia|tu khoa\s*:|tags?\s*:|ban quyen|copyright|©|co quan chu quan|chiu trach nhiem|ban can dang nhap|giay phep (?:so|thiet lap|hoat dong)|phat trien boi|thiet ke boi|(?:file|tep|tap tin|tai lieu) (?:dinh )?kem\s*:|xem them\s*:|moi (?:quy vi|ban doc|cac ban) .*(?:xem|theo doi|truy cap))/
const SLOGAN =
  /^(?:cong thong tin|trang thong tin|chao mung|nhiet liet|uy ban nhan dan|ubnd|dang bo|website|co quan cua|tieng noi cua|co quan ngon luan)/

/** A line of nothing but buttons: "A- A A+ | In trang". */
export function isControls(text: string): boolean {
  if (text.length > 260) return false
  const folded = fold(text)
  const left = folded.replace(CONTROLS, ' ')
  return !/[a-z0-9]{2}/.test(left) && (left !== folded || !/\p{L}/u.test(text))
}

/** "Trang chủ › Tin tức": the way from the home page, whatever sign stands between its steps. */
export function isBreadcrumb(text: string): boolean {
  if (text.length > 260 || /[.!?]$/.test(text)) return false
  return /[›»→]|::|\s>\s/.test(text) || /^trang chu(?:$|\s*[/|>-])/.test(fold(text))
}

/** The first line of what follows an article: related lists, comments, the foot of the page. */
export function beginsAftermath(text: string): boolean {
  const folded = fold(text).replace(/^[^a-z0-9©]+/, '')
  if (text.length > 160) return false
  return (
    ENDING_LINES.test(folded) || (text.length <= 90 && !/[^.]\.$/.test(text) && ENDING_HEADINGS.test(folded))
  )
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

/** How the names of bodies, papers and stations begin. */
export const ORGANISATION =
  /^(?:trung tâm|báo|cổng|đài|ban|phòng|sở|ubnd|ủy ban|uỷ ban|văn phòng|công an|ttxvn|vov|vtv|hội|đoàn|trường|huyện|tỉnh|thành ủy|đảng ủy|bộ|chi cục|cục|tạp chí|mặt trận|trạm|xã|phường|trang thông tin|website|baochinhphu|cttđt|vp )(?!\p{L})/iu

/** A person's or a pen name: two to six words, each with a capital, or an abbreviation such as "PV". */
export function isName(text: string): boolean {
  const words = text.split(' ')
  if (words.length > 1 && words.length <= 6)
    return words.every((word) => /^(?:\p{Lu}[\p{L}.'’]*|[-–&,]|và)$/u.test(word)) && !ORGANISATION.test(text)
  return /^(?:PV|CTV|BBT|TH|BTV|\p{Lu}\.\p{Lu}\.?)$/u.test(text)
}

/** What the register says of difficulties. */
export const words = {
  raiseDifficulty: 'Nêu khó khăn',
  difficultyStates: {
    raised: 'Mới nêu',
    confirmed: 'Đã xác nhận',
    'on-agenda': 'Trong chương trình hội nghị',
    addressed: 'Đã có nhiệm vụ',
    resolved: 'Đã giải quyết',
    declined: 'Không ghi nhận',
    reopened: 'Nêu lại',
  },
  noReviewToCome:
    'Chưa có hội nghị nào được triệu tập để đưa vào chương trình. Hãy triệu tập hội nghị trước.',
  difficultyActs: {
    confirm: 'Xác nhận',
    decline: 'Không ghi nhận',
    'put-on-agenda': 'Đưa vào chương trình',
    address: 'Đã có nhiệm vụ',
    resolve: 'Đã giải quyết',
    reopen: 'Mở lại',
  },
  difficultyText: 'Khó khăn, vướng mắc',
  difficultyUnfit: 'Ghi khó khăn, dài nhất 4.000 chữ.',
  sameAs: 'Cũng là khó khăn đã nêu',
  join: 'Gộp vào khó khăn trước',
  raisedBy: 'Nêu bởi',
  publicText: 'Câu được phép công bố',
  publicTextHint: 'Để trống thì không công bố. Không nêu tên cơ quan nếu người chủ trì chưa cho phép.',
  // Sắp xếp cơ quan
}

import type { SiteSettings } from '../sites/index.ts'

/** How the example commune has arranged its portal. */
export const SETTINGS: Partial<SiteSettings> = {
  responsible: 'Trần Văn Mẫu, Chủ tịch UBND xã',
  contact: 'Thôn Trung Tâm, xã Suối Mơ · vanthu@suoimo.example',
  languages: ['en'],
  menu: [{ name: 'Giới thiệu', url: '/gioi-thieu' }],
  foot: [
    { name: 'Giới thiệu', url: '/gioi-thieu' },
    { name: 'Khả năng tiếp cận', url: '/kha-nang-tiep-can' },
    { name: 'Quyền riêng tư', url: '/quyen-rieng-tu' },
    { name: 'Bản đồ đường đến UBND xã', url: 'https://www.openstreetmap.org/' },
  ],
  home: {
    main: [
      { kind: 'lead' },
      { kind: 'newest', count: 6 },
      { kind: 'section', slug: 'nong-thon-moi', count: 4 },
      { kind: 'section', slug: 'van-hoa-xa-hoi', count: 4 },
      { kind: 'section', slug: 'chi-dao-dieu-hanh', count: 4 },
    ],
    beside: [
      { kind: 'notices', slug: 'thong-bao', count: 5 },
      { kind: 'topic', slug: 'duong-ve-ban', count: 4 },
      { kind: 'most-read', days: 7, count: 5 },
      {
        kind: 'links',
        title: 'Liên kết',
        links: [
          { name: 'Cổng Dịch vụ công quốc gia', url: 'https://dichvucong.gov.vn' },
          { name: 'Tin bài bằng tiếng Anh', url: '/ngon-ngu/en' },
        ],
      },
      { kind: 'visits' },
    ],
  },
  topics: [
    {
      slug: 'duong-ve-ban',
      title: 'Đường về bản',
      lead: 'Từ con đường đất đến cầu dân sinh: những công trình bà con cùng làm, theo từng mốc thời gian.',
      tag: 'đường về bản',
    },
  ],
  glossary: [
    { short: 'UBND', long: 'Ủy ban nhân dân' },
    { short: 'HĐND', long: 'Hội đồng nhân dân' },
    { short: 'MTTQ', long: 'Mặt trận Tổ quốc' },
    { short: 'KT-XH', long: 'kinh tế – xã hội' },
    { short: 'KVPT', long: 'khu vực phòng thủ' },
    { short: 'LLVT', long: 'lực lượng vũ trang' },
    { short: 'BTV', long: 'Ban Thường vụ' },
    { short: 'BTV', long: 'biên tập viên' },
    { short: 'CHQS', long: 'chỉ huy quân sự' },
    { short: 'HTX', long: 'hợp tác xã' },
  ],
}

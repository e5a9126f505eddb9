import { SiteSettings } from './settings.ts'

/** The kinds of body for which a first arrangement is at hand. */
export const TEMPLATES = ['commune', 'province', 'party', 'organisation', 'school'] as const
export type Template = (typeof TEMPLATES)[number]

/** A section with its name in both languages, and those under it. */
type Planned = { slug: string; vi: string; en: string; under?: Planned[] }

const news: Planned = { slug: 'tin-tuc-su-kien', vi: 'Tin tức – Sự kiện', en: 'News' }
const notices: Planned = { slug: 'thong-bao', vi: 'Thông báo', en: 'Notices' }
const documents: Planned = { slug: 'van-ban', vi: 'Văn bản', en: 'Documents' }
const guidance: Planned = {
  slug: 'chi-dao-dieu-hanh',
  vi: 'Chỉ đạo, điều hành',
  en: 'Decisions and guidance',
}

const SECTIONS: Readonly<Record<Template, readonly Planned[]>> = {
  commune: [
    news,
    guidance,
    notices,
    { slug: 'thu-tuc-hanh-chinh', vi: 'Thủ tục hành chính', en: 'Public services' },
    { slug: 'nong-thon-moi', vi: 'Nông thôn mới', en: 'Rural development' },
    { slug: 'van-hoa-xa-hoi', vi: 'Văn hóa – Xã hội', en: 'Culture and society' },
    documents,
  ],
  province: [
    {
      ...news,
      under: [
        { slug: 'thoi-su-chinh-tri', vi: 'Thời sự – Chính trị', en: 'Politics' },
        { slug: 'kinh-te', vi: 'Kinh tế', en: 'Economy' },
        { slug: 'van-hoa-xa-hoi', vi: 'Văn hóa – Xã hội', en: 'Culture and society' },
        { slug: 'quoc-phong-an-ninh', vi: 'Quốc phòng – An ninh', en: 'Defence and security' },
      ],
    },
    guidance,
    { slug: 'cai-cach-hanh-chinh', vi: 'Cải cách hành chính', en: 'Administrative reform' },
    { slug: 'dau-tu-du-an', vi: 'Đầu tư – Dự án', en: 'Investment and projects' },
    { slug: 'du-lich', vi: 'Du lịch', en: 'Tourism' },
    notices,
    documents,
  ],
  party: [
    news,
    { slug: 'xay-dung-dang', vi: 'Xây dựng Đảng', en: 'Party building' },
    { slug: 'hoc-tap-lam-theo', vi: 'Học tập và làm theo', en: 'Learning and following' },
    { slug: 'kiem-tra-giam-sat', vi: 'Kiểm tra, giám sát', en: 'Inspection' },
    { slug: 'tuyen-giao', vi: 'Tuyên giáo', en: 'Information' },
    notices,
    documents,
  ],
  organisation: [
    news,
    { slug: 'hoat-dong-hoi', vi: 'Hoạt động hội', en: 'Activities' },
    { slug: 'hoi-vien', vi: 'Hội viên', en: 'Members' },
    { slug: 'guong-tot', vi: 'Gương tốt', en: 'Good examples' },
    notices,
    documents,
  ],
  school: [
    { slug: 'tin-nha-truong', vi: 'Tin nhà trường', en: 'School news' },
    { slug: 'hoc-tap', vi: 'Học tập', en: 'Learning' },
    { slug: 'hoc-sinh-phu-huynh', vi: 'Học sinh – Phụ huynh', en: 'Pupils and parents' },
    { slug: 'tuyen-sinh', vi: 'Tuyển sinh', en: 'Admission' },
    notices,
    { slug: 'cong-khai', vi: 'Công khai', en: 'Public reports' },
  ],
}

/** The sections of a template in a language, as a plan has them. */
export type PlannedSection = { slug: string; name: string; sections: PlannedSection[] }

export function sectionsOfTemplate(template: Template, language: string): PlannedSection[] {
  const named = ({ slug, vi, en, under = [] }: Planned): PlannedSection => ({
    slug,
    name: language === 'en' ? en : vi,
    sections: under.map(named),
  })
  return SECTIONS[template].map(named)
}

/** A home page that shows the first sections of a template, the notices beside them. */
export function homeOfTemplate(template: Template): SiteSettings['home'] {
  const [, ...further] = SECTIONS[template].filter(({ slug }) => slug !== notices.slug)
  return SiteSettings.shape.home.parse({
    main: [
      { kind: 'lead' },
      { kind: 'newest', count: 6 },
      ...further.slice(0, 2).map(({ slug }) => ({ kind: 'section', slug, count: 4 })),
    ],
    beside: [{ kind: 'notices', slug: notices.slug, count: 5 }, { kind: 'most-read' }, { kind: 'visits' }],
  })
}

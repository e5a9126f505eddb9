/** One invented article: who and where are made up, only the manner is that of a commune's portal. */
export type Story = {
  section: string
  title: string
  lead?: string
  dateline?: string
  body: readonly string[]
  caption?: string
  by: string
  role?: 'text' | 'both'
  source?: string
  language?: 'en'
  /** The title of the story that this one translates. */
  translates?: string
  tags?: readonly string[]
  table?: readonly (readonly string[])[]
  list?: readonly string[]
}

export const SECTIONS = [
  'Tin tức – Sự kiện',
  'Chỉ đạo, điều hành',
  'Thông báo',
  'Nông thôn mới',
  'Văn hóa – Xã hội',
  'Suối Mơ in English',
] as const
const [NEWS, ORDERS, NOTICES, COUNTRY, LIFE, ENGLISH] = SECTIONS

export const STORIES: readonly Story[] = [
  {
    section: NEWS,
    title: 'Sơ kết nửa năm thực hiện Quy chế phối hợp cung cấp số liệu giữa xã với các thôn',
    by: 'Trần Thị Mẫu',
    role: 'both',
    tags: ['quy chế phối hợp', 'số liệu thống kê'],
    lead: 'Mười một thôn cùng ngồi lại, nhìn thẳng vào những kỳ báo cáo còn chậm và thống nhất bảy việc phải xong trước cuối năm.',
    dateline: 'CTTSM - Sáng nay, tại nhà văn hóa thôn Trung Tâm',
    caption: 'Quang cảnh hội nghị tại nhà văn hóa thôn Trung Tâm',
    body: [
      'CTTSM - Sáng nay, tại nhà văn hóa thôn Trung Tâm, UBND xã Suối Mơ tổ chức hội nghị sơ kết nửa năm thực hiện Quy chế phối hợp cung cấp số liệu giữa xã với các thôn. Dự hội nghị có trưởng thôn, bí thư chi bộ của mười một thôn và công chức các ngành.',
      'Trong nửa năm, các thôn gửi đúng hạn 58 trên 66 kỳ báo cáo. Tám kỳ chậm tập trung ở hai thôn xa, nơi đường vào còn khó và sóng điện thoại yếu. Hội nghị ghi nhận cách làm của thôn Nà Lạn: trưởng thôn ghi sổ hằng tuần, cuối tháng chỉ việc cộng lại.',
      'Các ý kiến thảo luận nêu năm khó khăn cần gỡ, trong đó có biểu mẫu thay đổi giữa chừng và một số liệu phải báo cáo hai nơi. Chủ trì hội nghị kết luận bảy việc, giao rõ người, rõ việc, rõ thời gian.',
    ],
    table: [
      ['Thôn', 'Đúng hạn', 'Chậm'],
      ['Trung Tâm', '6', '0'],
      ['Nà Lạn', '6', '0'],
      ['Khuổi Ngoa', '4', '2'],
      ['Lũng Phìn', '3', '3'],
    ],
  },
  {
    section: NEWS,
    title: 'Đường liên thôn Nà Lạn – Khuổi Ngoa hoàn thành trước Tết',
    tags: ['đường về bản', 'nông thôn mới'],
    by: 'Lò Văn Thử',
    role: 'both',
    dateline: 'CTTSM - Chiều nay, tại thôn Nà Lạn',
    caption: 'Đoạn đường mới qua cánh đồng Nà Lạn',
    body: [
      'CTTSM - Chiều nay, tại thôn Nà Lạn, UBND xã cùng bà con hai thôn nghiệm thu tuyến đường bê tông dài 3,2 km nối Nà Lạn với Khuổi Ngoa.',
      'Tuyến đường có kinh phí 1.580 triệu đồng, trong đó nhân dân góp 420 triệu đồng và 1.250 ngày công. Từ nay học sinh Khuổi Ngoa đến trường mất 15 phút thay vì 40 phút đường đất.',
      'Ông Hoàng Văn Mẫu, trưởng thôn Khuổi Ngoa, cho biết thôn đã họp và giao từng nhóm hộ trông coi từng đoạn rãnh thoát nước.',
    ],
  },
  {
    section: NEWS,
    title: 'Xã Suối Mơ đón đoàn học tập kinh nghiệm làm du lịch cộng đồng',
    by: 'Trần Thị Mẫu',
    role: 'both',
    caption: 'Khách thăm ruộng bậc thang ở thôn Lũng Phìn',
    body: [
      'Đoàn gồm 24 đại biểu đã đến ba nhà có dịch vụ lưu trú tại thôn Lũng Phìn, xem cách các hộ chia việc: hộ đón khách, hộ nấu ăn, hộ dẫn đường.',
      'Từ đầu năm, thôn đón 1.204 lượt khách nghỉ đêm. Hợp tác xã giữ lại 5% doanh thu để làm vệ sinh đường làng và mua thùng rác.',
    ],
  },
  {
    section: NEWS,
    title: 'Khánh thành cầu dân sinh bắc qua suối Khuổi Ngoa',
    tags: ['đường về bản', 'nông thôn mới'],
    by: 'Lò Văn Thử',
    caption: 'Cầu mới nhìn từ phía thôn',
    body: [
      'Cây cầu dài 24 m, rộng 3 m, xây trong bốn tháng. Trước đây mỗi mùa lũ, 62 hộ bên kia suối phải nghỉ chợ, trẻ em phải nghỉ học.',
      'Tại buổi khánh thành, bà con làm mâm cơm mời thợ cầu và cùng trồng hai hàng cây ở đầu cầu.',
    ],
  },
  {
    section: NEWS,
    title: 'Hội đồng nhân dân xã họp kỳ giữa năm, thông qua bốn nghị quyết',
    by: 'Nông Thị Ví',
    body: [
      'Kỳ họp đã nghe báo cáo thu chi ngân sách sáu tháng, thảo luận việc sửa chữa trường mầm non và thông qua bốn nghị quyết.',
      'Các đại biểu chất vấn nhiều nhất về nước sinh hoạt ở ba thôn vùng cao. Lãnh đạo xã hứa trả lời bằng văn bản trong mười ngày và đăng trên cổng thông tin.',
    ],
    list: [
      'Nghị quyết về dự toán điều chỉnh',
      'Nghị quyết về sửa chữa trường mầm non',
      'Nghị quyết về mức hỗ trợ đội dân phòng',
      'Nghị quyết về quy ước bảo vệ nguồn nước',
    ],
  },
  {
    section: NEWS,
    title: 'Chợ phiên Suối Mơ mở thêm khu bán nông sản sạch',
    by: 'Trần Thị Mẫu',
    role: 'both',
    caption: 'Khu bán nông sản trong ngày đầu',
    body: [
      'Khu mới có 32 gian, dành cho các hộ đã ký cam kết sản xuất an toàn. Mỗi gian có bảng ghi tên hộ, thôn và ngày thu hái.',
      'Ngay phiên đầu, nhiều hộ bán hết rau trước 10 giờ sáng.',
    ],
  },
  {
    section: ORDERS,
    title: 'Phân công trực phòng, chống thiên tai mùa mưa bão',
    by: 'Văn phòng UBND xã',
    lead: 'Lịch trực chia theo tuần, mỗi tổ có người gọi được suốt ngày đêm.',
    body: [
      'Chủ tịch UBND xã vừa ký quyết định phân công bốn tổ trực phòng, chống thiên tai. Mỗi tổ trực một tuần, từ 7 giờ sáng thứ Hai đến 7 giờ sáng thứ Hai tuần sau.',
      'Khi có mưa lớn kéo dài, trưởng thôn báo cho tổ trực mỗi ba giờ một lần, kể cả khi không có gì xảy ra.',
    ],
  },
  {
    section: ORDERS,
    title: 'Kế hoạch rà soát hộ nghèo, hộ cận nghèo',
    by: 'Văn phòng UBND xã',
    body: [
      'Việc rà soát làm trong ba tuần, theo năm bước, có dân tham gia. Danh sách dự kiến được niêm yết tại nhà văn hóa thôn và trên cổng thông tin trong năm ngày.',
      'Ai không đồng ý với kết quả có thể gửi ý kiến cho trưởng thôn hoặc bộ phận một cửa.',
    ],
    list: [
      'Bước 1: lập danh sách cần rà soát',
      'Bước 2: đến từng nhà',
      'Bước 3: họp dân',
      'Bước 4: niêm yết',
      'Bước 5: công nhận',
    ],
  },
  {
    section: ORDERS,
    title: 'Chấn chỉnh việc tiếp nhận hồ sơ tại bộ phận một cửa',
    by: 'Văn phòng UBND xã',
    body: [
      'Qua kiểm tra, có 14 hồ sơ trả chậm trong tháng mà không có thư xin lỗi. Chủ tịch UBND xã yêu cầu từ nay hồ sơ chậm phải có thư xin lỗi nêu rõ lý do và ngày trả mới.',
      'Kết quả hằng tháng được công khai trên cổng thông tin.',
    ],
  },
  {
    section: ORDERS,
    title: 'Triển khai chữ ký số cho cán bộ thôn',
    by: 'Nông Thị Ví',
    body: [
      'Mười một trưởng thôn đã được cấp chữ ký số và tập huấn trong hai buổi. Báo cáo tháng gửi qua mạng, không phải mang giấy lên xã.',
      'Cán bộ trẻ của Đoàn thanh niên ngồi cùng từng trưởng thôn trong kỳ báo cáo đầu.',
    ],
  },
  {
    section: ORDERS,
    title: 'Tăng cường kiểm tra an toàn thực phẩm dịp lễ hội',
    by: 'Văn phòng UBND xã',
    body: [
      'Tổ kiểm tra liên ngành đến các hộ nấu ăn, bán hàng quanh sân lễ hội, hướng dẫn trước, kiểm tra sau.',
      'Mỗi hộ được phát một tờ hướng dẫn bằng tiếng Việt, có hình vẽ.',
    ],
  },
  {
    section: NOTICES,
    title: 'Lịch tiếp công dân của lãnh đạo xã',
    by: 'Văn phòng UBND xã',
    lead: 'Thứ Năm hằng tuần, tại phòng tiếp công dân, tầng một.',
    body: [
      'Lãnh đạo xã tiếp công dân vào sáng thứ Năm hằng tuần, từ 7 giờ 30 đến 11 giờ 30. Người cao tuổi, người khuyết tật được mời vào trước.',
    ],
    table: [
      ['Tuần', 'Người tiếp', 'Chức vụ'],
      ['1', 'Trần Văn Mẫu', 'Chủ tịch UBND xã'],
      ['2', 'Lò Thị Thử', 'Phó Chủ tịch UBND xã'],
      ['3', 'Trần Văn Mẫu', 'Chủ tịch UBND xã'],
      ['4', 'Hoàng Văn Dụ', 'Chủ tịch HĐND xã'],
    ],
  },
  {
    section: NOTICES,
    title: 'Tạm ngừng cấp nước để sửa đường ống ở thôn Trung Tâm',
    by: 'Ban quản lý nước sạch xã',
    body: [
      'Thời gian tạm ngừng: từ 8 giờ đến 16 giờ ngày thứ Bảy. Bà con trữ nước trước 7 giờ 30.',
      'Sau khi có nước lại, xin mở vòi cho chảy vài phút trước khi dùng.',
    ],
  },
  {
    section: NOTICES,
    title: 'Tiêm phòng cho trâu, bò đợt một',
    by: 'Trạm thú y xã',
    body: [
      'Tổ thú y đến từng thôn theo lịch. Hộ có trâu, bò thả trên rừng xin đưa về chuồng trước một ngày.',
    ],
    table: [
      ['Ngày', 'Thôn'],
      ['Thứ Hai', 'Trung Tâm, Nà Lạn'],
      ['Thứ Ba', 'Khuổi Ngoa'],
      ['Thứ Tư', 'Lũng Phìn'],
    ],
  },
  {
    section: NOTICES,
    title: 'Tuyển hai cộng tác viên trang tin của xã',
    by: 'Ban biên tập',
    body: [
      'Ban biên tập cần hai cộng tác viên biết viết tin ngắn, chụp ảnh bằng điện thoại. Ưu tiên người nói được tiếng của đồng bào trong xã.',
      'Nhuận bút theo quy chế, trả hằng tháng. Gửi một tin viết thử về ban biên tập.',
    ],
  },
  {
    section: NOTICES,
    title: 'Kết quả giải quyết thủ tục hành chính trong tháng',
    by: 'Bộ phận một cửa',
    body: [
      'Trong tháng, bộ phận một cửa nhận 569 hồ sơ, trả 554 hồ sơ, trong đó 540 hồ sơ đúng hoặc trước hạn.',
    ],
    table: [
      ['Lĩnh vực', 'Nhận', 'Trả', 'Đúng hạn'],
      ['Hộ tịch', '241', '238', '238'],
      ['Chứng thực', '198', '198', '198'],
      ['Đất đai', '87', '78', '66'],
      ['Khác', '43', '40', '38'],
    ],
  },
  {
    section: COUNTRY,
    title: 'Thôn Lũng Phìn dời 18 chuồng trâu ra khỏi gầm sàn',
    by: 'Lò Văn Thử',
    role: 'both',
    caption: 'Một góc thôn Lũng Phìn',
    body: [
      'Sau ba tháng vận động, 18 hộ ở Lũng Phìn đã dời chuồng trâu ra xa nhà. Mỗi hộ được hỗ trợ xi măng, còn công thì anh em đổi cho nhau.',
      'Trạm y tế cho biết số trẻ bị tiêu chảy trong thôn giảm hẳn so với cùng kỳ.',
    ],
  },
  {
    section: COUNTRY,
    title: 'Cải tạo vườn tạp: từ bụi rậm thành vườn lê',
    by: 'Trần Thị Mẫu',
    role: 'both',
    caption: 'Vườn lê năm thứ ba',
    body: [
      'Năm năm trước, sau nhà bà Vàng Thị Ví là bụi rậm. Nay 120 gốc lê cho thu 14 triệu đồng một vụ.',
      'Bà chia sẻ: đào hố trước một tháng, bón phân ủ, cắt tỉa hai lần mỗi năm. Ai muốn học, bà dạy.',
    ],
  },
  {
    section: COUNTRY,
    title: 'Nước sạch về ba thôn vùng cao',
    tags: ['đường về bản', 'nông thôn mới'],
    by: 'Nông Thị Ví',
    role: 'both',
    caption: 'Bể chứa trung tâm',
    body: [
      'Công trình dẫn nước từ đầu nguồn dài 6,4 km, cấp nước cho 212 hộ. Mỗi hộ góp 300 nghìn đồng và năm ngày công.',
      'Quy ước bảo vệ nguồn nước được dân các thôn bàn và ký trước khi khởi công.',
    ],
  },
  {
    section: COUNTRY,
    title: 'Hợp tác xã chè Suối Mơ thử bán hàng qua mạng',
    by: 'Lò Văn Thử',
    body: [
      'Tháng đầu bán được 86 đơn, tháng thứ hai 230 đơn. Khó nhất là đóng gói sao cho chè không vỡ.',
      'Ba thanh niên trong hợp tác xã thay nhau chụp ảnh, trả lời khách và ghi sổ.',
    ],
  },
  {
    section: COUNTRY,
    title: 'Đội thanh niên nhặt rác ven suối mỗi sáng Chủ nhật',
    by: 'Đoàn xã Suối Mơ',
    role: 'both',
    caption: 'Đội tình nguyện bên suối',
    body: [
      'Từ đầu năm, đội đã đi 31 buổi, gom hơn ba tấn rác. Nhiều hộ ven suối tự mang dao, liềm ra phát bờ cùng.',
    ],
  },
  {
    section: LIFE,
    title: 'Lễ hội cầu mùa: tiếng khèn trên nương sớm',
    by: 'Trần Thị Mẫu',
    role: 'both',
    lead: 'Mỗi năm một lần, khi hoa mận vừa tàn, cả xã lên nương từ lúc sương chưa tan.',
    caption: 'Sân lễ hội lúc sáng sớm',
    tags: ['lễ hội', 'khèn'],
    body: [
      'Phần lễ do thầy mo thôn Lũng Phìn chủ trì, ngắn gọn, trang nghiêm. Phần hội có thi khèn, kéo co, giã bánh giầy.',
      'Năm nay, lần đầu tiên các em học sinh được giao việc dẫn chuyện bằng hai thứ tiếng. Người già ngồi hàng đầu, gật gù.',
      'Ban tổ chức nhắc du khách giữ khoảng cách khi chụp ảnh phần lễ và mang rác về.',
    ],
  },
  {
    section: LIFE,
    title: 'Lớp xóa mù chữ buổi tối ở thôn Khuổi Ngoa',
    by: 'Nông Thị Ví',
    role: 'both',
    caption: 'Con đường đến lớp',
    body: [
      'Lớp có 28 học viên, người trẻ nhất 19 tuổi, người lớn tuổi nhất 61 tuổi. Lớp học bốn tối mỗi tuần.',
      'Chị Giàng Thị Thử kể: biết đọc rồi, đi khám bệnh không phải nhờ ai nhìn hộ tên thuốc.',
    ],
  },
  {
    section: LIFE,
    title: 'Thư viện nhỏ trong nhà văn hóa thôn',
    by: 'Trần Thị Mẫu',
    body: [
      'Thư viện có 640 cuốn, do cán bộ xã và khách du lịch góp. Trẻ em tự ghi sổ mượn.',
      'Cuốn được mượn nhiều nhất là truyện cổ tích bằng hai thứ tiếng.',
    ],
  },
  {
    section: LIFE,
    title: 'Khám sức khỏe miễn phí cho người cao tuổi',
    by: 'Trạm y tế xã',
    body: [
      'Trong hai ngày, 184 cụ được đo huyết áp, đo đường huyết, khám mắt. Các cụ đi lại khó được khám tại nhà.',
      'Trạm y tế lập sổ theo dõi cho 37 cụ có huyết áp cao.',
    ],
  },
  {
    section: LIFE,
    title: 'Giải bóng đá thanh niên tranh cúp mùa thu',
    by: 'Đoàn xã Suối Mơ',
    body: [
      'Tám đội thi đấu trong mười ngày. Đội thôn Nà Lạn thắng đội liên quân giáo viên 2 – 1 ở trận cuối.',
      'Giải phong cách thuộc về đội Lũng Phìn, đội duy nhất không bị thẻ nào.',
    ],
  },
  {
    section: LIFE,
    title: 'Phiên chợ đồ cũ gây quỹ áo ấm',
    by: 'Hội Phụ nữ xã',
    body: [
      'Phiên chợ thu 23,5 triệu đồng, đủ mua 156 áo ấm cho học sinh bán trú.',
      'Món được trả giá cao nhất là một chiếc quẩy tấu đan từ 40 năm trước.',
    ],
  },
  {
    section: ENGLISH,
    language: 'en',
    title: 'Staying with families in Lũng Phìn',
    by: 'Trần Thị Mẫu',
    role: 'both',
    lead: 'Three houses, one cooperative, and rules that the village wrote itself.',
    caption: 'Terraces above the village',
    body: [
      'Visitors to Lũng Phìn stay in three houses run by a village cooperative. The families take turns: one receives guests, one cooks, one guides.',
      'Five per cent of the income goes to a common fund that keeps the paths clean. Guests are asked to book a week ahead and to bring a torch.',
    ],
  },
  {
    section: ENGLISH,
    language: 'en',
    title: 'How to reach the commune by bus',
    by: 'Editorial board',
    body: [
      'A bus leaves the provincial town every day at 6.30 and 13.00 and reaches Suối Mơ in about two and a half hours.',
      'From the market it is a forty-minute walk to Nà Lạn. In the rainy season, please call the commune office first.',
    ],
  },
  {
    section: ENGLISH,
    language: 'en',
    title: 'A bridge for sixty-two households',
    translates: 'Khánh thành cầu dân sinh bắc qua suối Khuổi Ngoa',
    by: 'Lò Văn Thử',
    caption: 'The new bridge',
    body: [
      'For years, sixty-two households beyond the Khuổi Ngoa stream were cut off whenever it rose. The new bridge is 24 metres long and took four months to build.',
      'On opening day the villagers cooked for the builders and planted two rows of trees.',
    ],
  },
]

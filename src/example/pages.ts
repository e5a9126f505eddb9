/** A page of the example commune that stands in its menu or foot. */
export type Page = {
  path: string
  title: string
  body: readonly (string | { heading: string } | { table: readonly (readonly string[])[] })[]
}

export const PAGES: readonly Page[] = [
  {
    path: '/gioi-thieu',
    title: 'Giới thiệu xã Suối Mơ',
    body: [
      'Xã Suối Mơ có mười một thôn, hơn 1.200 hộ, năm dân tộc cùng sinh sống. Trụ sở UBND xã đặt tại thôn Trung Tâm.',
      { heading: 'Cơ cấu tổ chức' },
      'HĐND xã gồm thường trực và hai ban. UBND xã có văn phòng, bộ phận một cửa và công chức các ngành.',
      { heading: 'Lãnh đạo và đầu mối liên hệ' },
      {
        table: [
          ['Chức danh', 'Họ và tên', 'Liên hệ'],
          ['Chủ tịch UBND', 'Trần Văn Mẫu', 'chutich@suoimo.example'],
          ['Phó Chủ tịch UBND', 'Lò Thị Thử', 'phochutich@suoimo.example'],
          ['Chủ tịch HĐND', 'Hoàng Văn Dụ', 'hdnd@suoimo.example'],
          ['Bộ phận một cửa', 'Nông Thị Ví', 'motcua@suoimo.example'],
        ],
      },
      'Người chịu trách nhiệm nội dung cổng: Trần Văn Mẫu, Chủ tịch UBND xã.',
    ],
  },
  {
    path: '/kha-nang-tiep-can',
    title: 'Khả năng tiếp cận',
    body: [
      'Cổng này được làm để ai cũng đọc được: bằng bàn phím, bằng trình đọc màn hình, trên điện thoại cũ, với cỡ chữ và độ tương phản quý vị chọn. Mục tiêu là đạt chuẩn WCAG 2.2 mức AA.',
      { heading: 'Cách dùng' },
      'Các nút ở đầu trang đổi cỡ chữ và độ tương phản; lựa chọn được giữ cho lần sau. Nút “Nghe bài” đọc bài thành tiếng nếu máy có giọng tiếng Việt.',
      { heading: 'Khi gặp khó khăn' },
      'Nếu có trang nào quý vị không đọc được, xin viết cho vanthu@suoimo.example và cho biết địa chỉ trang. Chúng tôi trả lời trong năm ngày làm việc.',
    ],
  },
  {
    path: '/quyen-rieng-tu',
    title: 'Quyền riêng tư',
    body: [
      'Cổng không đặt cookie cho người chỉ đọc. Khi quý vị chọn cỡ chữ hoặc độ tương phản, một cookie nhỏ ghi lại lựa chọn đó và không ghi gì khác.',
      'Cổng không gửi yêu cầu nào đến bên thứ ba khi quý vị mở trang. Các nút chia sẻ chỉ là liên kết, chỉ khi quý vị bấm mới mở trang của mạng xã hội.',
      'Thống kê truy cập đếm lượt mà không ghi địa chỉ mạng: mỗi ngày một khóa ngẫu nhiên dùng để nhận ra lượt trùng, hết ngày khóa bị hủy.',
    ],
  },
]

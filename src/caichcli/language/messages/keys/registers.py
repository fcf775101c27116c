"""The words for the register of agencies and groups."""

TABLE: dict[str, tuple[str, str]] = {
    "RegisterFile": (
        "Sổ cơ quan\nCác cơ quan và nhóm cơ quan dùng chung cho mọi kế hoạch.",
        "Register of agencies\nThe agencies and groups that every plan shares.",
    ),
    "RegisterFile.schema": (
        "Phiên bản cấu trúc tệp\nHiện nay luôn là 1.",
        "Version of the file format\nAlways 1 at present.",
    ),
    "RegisterFile.agencies": (
        "Cơ quan\nMọi cơ quan được nhắc tới trong các kế hoạch.",
        "Agencies\nEvery agency that a plan names.",
    ),
    "RegisterFile.groups": (
        "Nhóm cơ quan\nCác nhóm mà kế hoạch giao việc chung, như “các bộ, ngành, địa phương”.",
        "Groups\nGroups that plans assign tasks to, such as “ministries, agencies, provinces”.",
    ),
    "Agency": (
        "Cơ quan\nMột cơ quan: tên, cách viết khác, loại và thời gian tồn tại.",
        "Agency\nOne agency: its name, other spellings, kind, and when it existed.",
    ),
    "Agency.id": (
        "Mã cơ quan\nChữ, số, dấu chấm, gạch ngang, gạch dưới; kế hoạch gọi cơ quan bằng mã này.",
        "Agency's id\nLetters, digits, dots, hyphens, underscores; plans name the agency by it.",
    ),
    "Agency.name": (
        "Tên cơ quan\nTên đầy đủ, chính thức.",
        "Name\nThe full official name.",
    ),
    "Agency.kind": (
        "Loại cơ quan\nministry: bộ; ministerial-agency: cơ quan ngang bộ; government-agency: cơ "
        "quan thuộc Chính phủ; province: tỉnh, thành phố; provincial-agency: sở, ngành cấp tỉnh; "
        "district: cấp huyện; commune: cấp xã; committee: ban chỉ đạo, ủy ban; authority: cấp có "
        "thẩm quyền, người đứng đầu; party: cơ quan Đảng; organisation: đoàn thể, hội; enterprise: "
        "doanh nghiệp; other: khác.",
        "Kind\nministry, ministerial-agency, government-agency, province, provincial-agency, "
        "district, commune, committee, authority (whoever may decide), party, "
        "organisation, enterprise, or other.",
    ),
    "Agency.abbreviations": (
        "Tên viết tắt\nCác cách viết tắt thường dùng.",
        "Abbreviations\nThe usual abbreviations.",
    ),
    "Agency.aliases": (
        "Tên gọi khác\nCác cách viết hoặc tên gọi khác thường gặp.",
        "Other names\nOther names and spellings in use.",
    ),
    "Agency.from": (
        "Ngày thành lập\nNgày đầu tiên cơ quan tồn tại, nếu cần.",
        "First day\nThe first day on which the agency existed, where it matters.",
    ),
    "Agency.to": (
        "Ngày kết thúc\nNgày cuối cùng trước khi hợp nhất, sáp nhập hoặc giải thể.",
        "Last day\nThe last day before it was merged or dissolved.",
    ),
    "Agency.successors": (
        "Cơ quan kế thừa\nMã của các cơ quan tiếp nhận chức năng, nhiệm vụ.",
        "Successors\nIds of the agencies that took over its work.",
    ),
    "Agency.parent": (
        "Cơ quan cấp trên\nMã của cơ quan chủ quản trực tiếp.",
        "Parent\nId of the agency that it belongs to.",
    ),
    "Agency.source": (
        "Nguồn\nVăn bản pháp luật làm căn cứ cho các thông tin trên.",
        "Source\nThe public law that the facts rest on.",
    ),
    "Group": (
        "Nhóm cơ quan\nMột nhóm, theo danh sách, theo loại hoặc theo viện dẫn của văn bản.",
        "Group\nA group by its members, by kind, or by a reference in a document.",
    ),
    "Group.id": (
        "Mã nhóm\nKế hoạch gọi nhóm bằng mã này; không trùng mã cơ quan.",
        "Group's id\nPlans name the group by it; no agency has the same.",
    ),
    "Group.name": (
        "Tên nhóm\nTên nhóm như trong văn bản.",
        "Name\nThe group's name, as documents write it.",
    ),
    "Group.abbreviations": (
        "Tên viết tắt\nCác cách viết tắt thường dùng.",
        "Abbreviations\nThe usual abbreviations.",
    ),
    "Group.aliases": (
        "Tên gọi khác\nCác cách viết hoặc tên gọi khác thường gặp.",
        "Other names\nOther names and spellings in use.",
    ),
    "Group.members": (
        "Thành viên\nMã của các cơ quan hoặc nhóm trong nhóm này; không ghi nếu chưa xác định.",
        "Members\nIds of the agencies or groups in it; left out where they are not known.",
    ),
    "Group.kinds": (
        "Loại cơ quan\nNhóm gồm mọi cơ quan thuộc các loại này.",
        "Kinds\nThe group holds every agency of these kinds.",
    ),
    "Group.reference": (
        "Viện dẫn\nNơi văn bản xác định nhóm, như “các cơ quan nêu tại khoản 1, mục III”.",
        "Reference\nWhere a document defines the group, such as “the agencies of clause 1”.",
    ),
    "Group.complete": (
        "Danh sách đầy đủ\nGhi false nếu mới biết một phần thành viên.",
        "Complete\nFalse where only some of the members are known.",
    ),
    "Group.source": (
        "Nguồn\nVăn bản hoặc căn cứ xác định thành viên.",
        "Source\nWhat the list of members rests on.",
    ),
}

"""The sentences of ``caich render --verify``."""

TABLE: dict[str, tuple[str, str]] = {
    # The file itself
    "whole": (
        "{path}: còn nguyên như khi caich lập.",
        "{path}: is as caich made it.",
    ),
    "saved-again": (
        "{path}: tệp đã được lưu lại, chữ và số vẫn như khi caich lập.",
        "{path}: was saved again; its words and figures are as caich made them.",
    ),
    "changed": (
        "{path}: nội dung ĐÃ BỊ SỬA sau khi caich lập.",
        "{path}: HAS BEEN CHANGED since caich made it.",
    ),
    "origin": (
        "Lập bằng caich {version} ngày {made}: {report}, kế hoạch {plan}{revision}, số liệu tính "
        "đến hết ngày {as_of}, mã kiểm tra {digest}.",
        "Made by caich {version} on {made}: {report}, plan {plan}{revision}, figures as of "
        "{as_of}, digest {digest}.",
    ),
    "revision": (" bản {revision}", " at {revision}"),
    # Today's plan
    "same-inputs": (
        "Kế hoạch, mẫu và công cụ vẫn như khi lập: lập lại cho đúng văn bản này.",
        "Plan, templates and tool are as they were: made again it is the same document.",
    ),
    "same-figures": (
        "Kế hoạch, mẫu hoặc công cụ đã khác, nhưng mọi số liệu vẫn như khi lập.",
        "The plan, a template or the tool has changed since; every figure is the same.",
    ),
    "other-figures": (
        "Kế hoạch hiện nay cho số liệu KHÁC:",
        "Today's plan gives OTHER figures:",
    ),
    "then-and-now": (
        "  {figure}: khi lập {then}, nay {now}",
        "  {figure}: then {then}, now {now}",
    ),
    "other-tasks": (
        "  {figure}: khi lập {then}, nay vẫn {now} nhưng là nhiệm vụ khác",
        "  {figure}: then {then}, now {now} still, but other tasks",
    ),
    # What stands in the way
    "not-ours": (
        "{path}: không phải văn bản do caich lập (không có phần kê khai của caich).",
        "{path}: no document that caich made (it carries no statement of caich's).",
    ),
    "no-such-document": (
        "Kế hoạch hiện nay không còn văn bản này: không có gì để gửi “{stem}”.",
        "Today's plan gives no such document: there is nothing to send to “{stem}”.",
    ),
    "unreadable-missing": ("{path}: không có tệp này.", "{path}: there is no such file."),
    "unreadable-folder": ("{path}: đây là thư mục.", "{path}: this is a folder."),
    "unreadable-not-a-file": (
        "{path}: không phải tệp thường (ống dẫn hoặc thiết bị).",
        "{path}: not a regular file (a pipe or a device).",
    ),
    "unreadable-too-large": (
        "{path}: tệp quá lớn, caich không lập tệp lớn như vậy.",
        "{path}: the file is larger than any that caich makes.",
    ),
    "unreadable-permission": (
        "{path}: không có quyền đọc tệp này.",
        "{path}: no permission to read this file.",
    ),
    "unreadable-loop": (
        "{path}: liên kết vòng, không dẫn tới tệp nào.",
        "{path}: a loop of links that leads to no file.",
    ),
    "unreadable-system": (
        "{path}: hệ điều hành không đọc được tệp này.",
        "{path}: the operating system could not read this file.",
    ),
    "not-word": (
        "{path}: tệp hỏng hoặc không phải tệp Word.",
        "{path}: broken, or no Word file.",
    ),
    "too-large": (
        "{path}: tệp Word quá lớn khi giải nén, không mở.",
        "{path}: the Word file is too large unpacked; it was not opened.",
    ),
    "macros": (
        "{path}: tệp có macro hoặc thành phần chạy được ({detail}), không phải do caich lập.",
        "{path}: it has macros or other active content ({detail}); caich did not make it so.",
    ),
    "external": (
        "{path}: tệp nối ra ngoài ({detail}), không phải do caich lập như vậy.",
        "{path}: it refers to what is elsewhere ({detail}); caich did not make it so.",
    ),
}

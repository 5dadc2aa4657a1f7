"""Texts about claims that their own figures gainsay."""

from __future__ import annotations

VI: dict[str, str] = {
    "check.ratio": "{computation}, trong văn bản ghi {stated}{slip}; hãy xem lại, số đúng là {right}.",
    "check.share": "{computation}, trong văn bản ghi {stated}{slip}; hãy xem lại tỷ lệ và số gốc.",
    "check.base": "{computation}, trong văn bản ghi {stated}{slip}; hãy xem lại tỷ lệ và số gốc.",
    "check.growth": "{computation}, trong văn bản ghi {stated}{slip}; hãy xem lại mức tăng, giảm.",
    "check.difference": "{computation}, trong văn bản ghi {stated}{slip}; hãy xem lại mức tăng, giảm.",
    "check.turned": "{computation}, nhưng {order} mà văn bản ghi “{word}”; hãy xem lại tăng hay giảm.",
    "check.points": "{computation}, trong văn bản ghi {stated}{slip}; hãy xem lại mức chênh lệch.",
    "check.sum": "{computation}, trong văn bản ghi {stated}{slip}; hãy xem lại các số cộng lại.",
    "check.shares": "Các tỷ lệ cộng lại không đủ 100%: {computation}, trong văn bản ghi {stated}{slip}.",
    "check.count": "Danh sách có {right} tên, trong văn bản ghi {stated}{computation}{slip}.",
    "check.points_unit": "{computation}: hiệu của hai tỷ lệ nên ghi là {right}.",
    "check.cut": "{computation}: {stated} chỉ là cắt bớt chữ số, làm tròn thì là {right}.",
    "check.padded": "{computation}: {stated} làm tròn đến số nguyên nên ghi là {right}.",
    "check.unread.number": "Số này quá dài nên chương trình không đọc; hãy tự đối chiếu.",
    "check.unread.list": "Số này là tổng của quá nhiều số nên chương trình không cộng lại; hãy tự đối chiếu.",
    "check.unread.rest": "Ô này có hơn {most} số; từ số này trở đi chương trình không đọc, hãy tự đối chiếu.",
    "check.unread.task": "Nội dung nhiệm vụ có hơn {most} số; từ số này chương trình không đối chiếu "
    "với kết quả, hãy tự xem lại.",
    "show.slip.swapped": ", có lẽ gõ đảo chữ số",
    "show.slip.point": ", có lẽ sai dấu phẩy thập phân",
    "show.slip.digit": ", có lẽ gõ nhầm một chữ số",
    "show.slip.rest": ", có lẽ là tỷ lệ của phần còn lại",
    "show.slip.base": ", số này là so với {base}",
    "show.slip.part": ", có lẽ số {typed} phải là {right}",
}

EN: dict[str, str] = {
    "check.ratio": "{computation}, but the text says {stated}{slip}; look again, it should be {right}.",
    "check.share": "{computation}, but the text says {stated}{slip}; look at the share and its base again.",
    "check.base": "{computation}, but the text says {stated}{slip}; look at the share and its base again.",
    "check.growth": "{computation}, but the text says {stated}{slip}; look at the growth again.",
    "check.difference": "{computation}, but the text says {stated}{slip}; look at the difference again.",
    "check.turned": "{computation}, but {order} and the text says “{word}”; look which way it went.",
    "check.points": "{computation}, but the text says {stated}{slip}; look at the difference again.",
    "check.sum": "{computation}, but the text says {stated}{slip}; look at the numbers added up again.",
    "check.shares": "The shares do not make 100%: {computation}, but the text says {stated}{slip}.",
    "check.count": "The list has {right} names, but the text says {stated}{computation}{slip}.",
    "check.points_unit": "{computation}: a difference of two percentages should be {right}.",
    "check.cut": "{computation}: {stated} is only cut off, rounded it is {right}.",
    "check.padded": "{computation}: {stated} is rounded to a whole number, so it should be {right}.",
    "check.unread.number": "This number is too long to be read; compare it yourself.",
    "check.unread.list": "Too many numbers make up this one to be added up; compare it yourself.",
    "check.unread.rest": "This cell has more than {most} numbers; from this one on none is read, "
    "compare them yourself.",
    "check.unread.task": "The task states more than {most} numbers; from this one on none is held against "
    "the result, look yourself.",
    "show.slip.swapped": ", perhaps digits changed places",
    "show.slip.point": ", perhaps the decimal comma moved",
    "show.slip.digit": ", perhaps one digit was mistyped",
    "show.slip.rest": ", perhaps the share of the rest",
    "show.slip.base": ", which is right against {base}",
    "show.slip.part": ", perhaps {typed} should be {right}",
}

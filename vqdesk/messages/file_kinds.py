"""Texts about files of kinds that are not read, with what to do instead."""

from __future__ import annotations

VI: dict[str, str] = {
    "kind.old_word": "Không đọc được tệp “{name}”: đây là tệp Word đời cũ (.doc); "
    "hãy mở bằng Word rồi lưu thành .docx.",
    "kind.old_excel": "Không đọc được tệp “{name}”: đây là tệp Excel đời cũ (.xls); "
    "hãy mở bằng Excel rồi lưu thành .xlsx.",
    "kind.binary_excel": "Không đọc được tệp “{name}”: đây là tệp Excel nhị phân (.xlsb); "
    "hãy mở bằng Excel rồi lưu thành .xlsx.",
    "kind.word_2003": "Không đọc được tệp “{name}”: đây là tệp XML của Word 2003; "
    "hãy mở bằng Word rồi lưu thành .docx.",
    "kind.excel_2003": "Không đọc được tệp “{name}”: đây là bảng tính XML của Excel 2003; "
    "hãy mở bằng Excel rồi lưu thành .xlsx.",
    "kind.rtf": "Không đọc được tệp “{name}”: đây là tệp RTF; hãy mở bằng Word rồi lưu thành .docx.",
    "kind.open_text": "Không đọc được tệp “{name}”: đây là văn bản OpenDocument (.odt); "
    "hãy mở bằng LibreOffice hoặc Word rồi lưu thành .docx.",
    "kind.open_sheet": "Không đọc được tệp “{name}”: đây là bảng tính OpenDocument (.ods); "
    "hãy mở bằng LibreOffice hoặc Excel rồi lưu thành .xlsx.",
    "kind.open_flat": "Không đọc được tệp “{name}”: đây là tệp OpenDocument dạng XML; "
    "hãy mở bằng LibreOffice rồi lưu thành .docx hoặc .xlsx.",
    "kind.apple": "Không đọc được tệp “{name}”: đây là tệp Pages hoặc Numbers của Apple; "
    "hãy mở bằng chương trình ấy rồi xuất thành .docx hoặc .xlsx.",
    "kind.slides": "Không đọc được tệp “{name}”: đây là tệp trình chiếu; "
    "hãy chép bảng sang Word rồi lưu thành .docx.",
    "kind.pdf": "Không đọc được tệp “{name}”: đây là tệp PDF; "
    "hãy xin tệp Word hoặc Excel gốc, hoặc mở tệp này bằng Word, xem lại rồi lưu thành .docx.",
    "kind.picture": "Không đọc được tệp “{name}”: đây là hình ảnh, không có chữ để đọc; "
    "hãy xin tệp Word hoặc Excel gốc.",
    "kind.archive": "Không đọc được tệp “{name}”: đây là tệp nén; "
    "hãy giải nén rồi chọn tệp Word hoặc Excel bên trong.",
    "kind.mail": "Không đọc được tệp “{name}”: đây là thư điện tử; "
    "hãy mở thư, lưu tệp đính kèm ra máy rồi chọn tệp đính kèm ấy.",
    "kind.shortcut": "Không đọc được tệp “{name}”: đây chỉ là lối tắt; "
    "hãy chọn chính tệp mà lối tắt chỉ đến.",
    "kind.cloud": "Không đọc được tệp “{name}”: đây chỉ là liên kết đến một tài liệu trên mạng; "
    "hãy mở tài liệu ấy, tải về dưới dạng .docx hoặc .xlsx rồi chọn tệp tải về.",
    "file.lock": "Không đọc được tệp “{name}”: đây là tệp tạm mà Word, Excel hoặc LibreOffice lập ra "
    "khi đang mở tệp “{locked}”; hãy chọn chính tệp “{locked}”.",
    "file.letters_lost": "Không đọc được tệp “{name}”: các chữ có dấu đã thành dấu hỏi khi tệp được lưu; "
    "hãy mở tệp gốc rồi lưu thành .xlsx, .docx, hoặc CSV, văn bản có bảng mã UTF-8.",
    "kind.frames": "Không đọc được tệp “{name}”: nội dung của trang này nằm ở các tệp khác đi kèm; "
    "hãy mở bằng Excel hoặc Word rồi lưu thành .xlsx hoặc .docx.",
    "file.beside": "Không đọc được tệp “{name}”: đây là tệp phụ mà máy Mac đặt cạnh tệp “{other}”; "
    "hãy chọn chính tệp “{other}”.",
    "kind.xml": "Không đọc được tệp “{name}”: đây là tệp XML thuộc loại vqdesk không biết; "
    "hãy mở bằng chương trình đã tạo ra tệp rồi lưu thành .docx hoặc .xlsx.",
    "kind.other": "Không đọc được tệp “{name}”: vqdesk không biết loại tệp này; "
    "hãy mở bằng chương trình đã tạo ra tệp rồi lưu thành .docx hoặc .xlsx, hoặc chọn tệp khác.",
}

EN: dict[str, str] = {
    "kind.old_word": "The file “{name}” cannot be read: it is an old Word file (.doc); "
    "open it in Word and save it as .docx.",
    "kind.old_excel": "The file “{name}” cannot be read: it is an old Excel file (.xls); "
    "open it in Excel and save it as .xlsx.",
    "kind.binary_excel": "The file “{name}” cannot be read: it is a binary Excel file (.xlsb); "
    "open it in Excel and save it as .xlsx.",
    "kind.word_2003": "The file “{name}” cannot be read: it is XML of Word 2003; "
    "open it in Word and save it as .docx.",
    "kind.excel_2003": "The file “{name}” cannot be read: it is an XML spreadsheet of Excel 2003; "
    "open it in Excel and save it as .xlsx.",
    "kind.rtf": "The file “{name}” cannot be read: it is RTF; open it in Word and save it as .docx.",
    "kind.open_text": "The file “{name}” cannot be read: it is an OpenDocument text (.odt); "
    "open it in LibreOffice or Word and save it as .docx.",
    "kind.open_sheet": "The file “{name}” cannot be read: it is an OpenDocument spreadsheet (.ods); "
    "open it in LibreOffice or Excel and save it as .xlsx.",
    "kind.open_flat": "The file “{name}” cannot be read: it is OpenDocument in one XML file; "
    "open it in LibreOffice and save it as .docx or .xlsx.",
    "kind.apple": "The file “{name}” cannot be read: it is of Apple's Pages or Numbers; "
    "open it there and export it as .docx or .xlsx.",
    "kind.slides": "The file “{name}” cannot be read: it is a presentation; "
    "copy the table into Word and save it as .docx.",
    "kind.pdf": "The file “{name}” cannot be read: it is a PDF; "
    "ask for the Word or Excel file that it was made from, "
    "or open it in Word, check it and save it as .docx.",
    "kind.picture": "The file “{name}” cannot be read: it is a picture and has no text; "
    "ask for the Word or Excel file that it was made from.",
    "kind.archive": "The file “{name}” cannot be read: it is an archive; "
    "unpack it and choose the Word or Excel file inside.",
    "kind.mail": "The file “{name}” cannot be read: it is a mail; "
    "open it, save the attached file and choose that one.",
    "kind.shortcut": "The file “{name}” cannot be read: it is a shortcut only; "
    "choose the file that it leads to.",
    "kind.cloud": "The file “{name}” cannot be read: it is only a link to a document on the net; "
    "open that document, download it as .docx or .xlsx and choose the download.",
    "file.lock": "The file “{name}” cannot be read: Word, Excel or LibreOffice keeps it while “{locked}” "
    "is open; choose the file “{locked}” itself.",
    "file.letters_lost": "The file “{name}” cannot be read: letters became question marks when it was saved; "
    "open the file that it was made from and save it as .xlsx, .docx, or as CSV or text in UTF-8.",
    "kind.frames": "The file “{name}” cannot be read: what this page shows is in other files beside it; "
    "open it in Excel or Word and save it as .xlsx or .docx.",
    "file.beside": "The file “{name}” cannot be read: a Mac keeps it beside the file “{other}”; "
    "choose the file “{other}” itself.",
    "kind.xml": "The file “{name}” cannot be read: it is XML of a kind that vqdesk does not know; "
    "open it in the program that made it and save it as .docx or .xlsx.",
    "kind.other": "The file “{name}” cannot be read: vqdesk does not know this kind of file; "
    "open it in the program that made it and save it as .docx or .xlsx, or choose another file.",
}

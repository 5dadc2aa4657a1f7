"""The headings that mean each key: patterns over what a heading says, folded and its short forms spelt out.

The first pattern that fits the whole heading names its key, and how surely: of two headings that name one
key the one of the lower rank has it. What fits none is a column of its own.
"""

from __future__ import annotations

# What comes next stands beside the tasks.
_TASK = (
    r"(nhiem vu|cong viec|dau viec)\b"
    r"(?! (tiep theo|ky (toi|sau)|(trong )?(thang|quy|tuan|nam|thoi gian) (toi|sau|tiep)|con lai)\b)"
)
_DONE = r"(da |duoc |da duoc )?(hoan thanh|thuc hien|trien khai|dat|giai quyet|xu ly|dap ung)\b"
# Votes, marks and tests are of other lists; so is what is still expected.
_NO_RESULT = (
    r"(?!.*\b(du kien|can dat|phai dat|mong doi|mong muon|ky vong|huong toi|dau ra|bieu quyet|bo phieu|"
    r"kiem phieu|bau cu|"
    r"hoc tap|ren luyen|hoc luc|xet nghiem|can lam sang|xep loai|xep hang|binh xet|trung tuyen|tuyen dung|"
    r"tuyen sinh|tot nghiep|lua chon nha thau|dau thau|quan trac|thi (dau|tuyen|sinh)|bai thi|diem thi)\b)"
)
# Of whom, of when, of what an evaluation is: a column beside it.
_NO_EVALUATION = (
    r"(?!(nguoi|co quan|don vi|cap|hoi dong|lan|ky|ngay|thoi gian|thoi diem) danh gia\b)"
    r"(?!(ngay|thoi gian|thoi diem|tieu chi|chi so|phuong phap|cach|can cu|minh chung|diem|so|ma)\b)"
    r"(?!muc do (kho|mat|khan)\b)"
    r"(?!.*\b(uu tien|phuc tap|quan trong|can thiet|khan cap|anh huong|tac dong|rui ro|nguy co|nguy hiem|"
    r"do kho|nghiem trong|bao mat|lien quan|hai long|dong y|tin cay|nhan biet|thiet hai|hu hong|nhu cau|"
    r"hoc sinh|hoc vien|hoc tap|ren luyen|hanh kiem|ho so du thau)\b)"
)
_PLAN = r"(ke hoach|chi tieu|muc tieu|nhiem vu|giao)"
_OF_DOCUMENT = (
    r"\b(ten|so|loai|cac|quyet dinh|ke hoach|danh muc|he thong|trich dan|tai lieu|so hieu|ky hieu|"
    r"ngay|thang|nam|nguon)\b"
)
_AND = r"(,| va|/| -|;| &)* ?"
_PERSON = (
    r"(nguoi|nv|can bo|ca nhan|cong chuc|chuyen vien|vien chuc|nhan vien|nhan su|giao vien|dang vien|"
    r"thanh vien|to vien|hoi vien|doan vien|ky thuat vien|nhan luc)"
)
_IN_CHARGE = (
    r"(chu tri|phu trach|thuc hien|theo doi|tham muu|xu ly|thu ly|giai quyet|dau moi|dam (nhiem|nhan)|"
    r"duoc (giao|phan cong)|"
    r"chiu trach nhiem|chuyen trach|don doc)"
)
_CHIEF = (
    r"(lanh dao|ban giam (hieu|doc)|bgh|cap uy|dang uy vien|ban thuong vu|btv|uvbtv|hieu truong|chu nhiem|"
    r"thuong truc|chu tich|pho chu tich|bi thu|pho bi thu|thu truong|nguoi dung dau|uy vien|"
    r"cap uy vien|pct|pho ct|ct ubnd|giam doc|pho giam doc|truong (phong|ban|tieu ban|doan|khoa)|ban chi dao)"
)
_UNIT = r"(don vi|co quan|phong,? ban|bo phan|ban,? nganh|so,? nganh|so,? ban,? nganh)"
_PLACE = (
    r"(phong|ban|khoa|to|thon|xa|phuong|truong|nganh|doi|hoi|tram|so|bo|don vi|co quan|bo phan|dia phuong|"
    r"ubnd (xa|phuong|tinh)|ban xay dung dang|chi bo|dang bo|to chuc dang)"
)
# Of whom a document is, who looks after or signs: no unit that carries a task out.
_NO_UNIT = (
    r"(?! \(?tinh| do$| do luong| ban hanh| phat hanh| soan thao| (tu )?danh gia| tham dinh|"
    r"(,| va|/)* ?(nguoi|ca nhan) giao\b| de xuat| kiem soat| thu huong| tham tra|"
    r" cong tac|:| giao( (nhiem vu|viec|cong viec))?$| trinh$| phe duyet| quyet dinh| nhan( bao cao)?$|"
    r" tiep nhan(?! (nhiem vu|xu ly))| lap bieu| bao cao$| tong hop$| cap tren$| quan ly (du an|cong trinh))"
    r"(?!((?!chu tri|thuc hien).)*\b(phoi hop|lien quan|ho tro)\b)(?! dong (chu tri|thuc hien))"
)
# A time that stands in no task: how long a paper is valid, is kept, is lent.
_NO_DEADLINE = (
    r"(?!.*\b(con lai|thuc te|hieu luc|bao hanh|su dung|hop dong|vay|luu tru|bao quan|bo nhiem|"
    r"cong tac|bat dau|khoi cong|nang luong|giai ngan|giao (viec|nhiem vu)|tiep nhan|cap nhat|lam viec|"
    r"da thuc hien|da hoan thanh|dia diem|thu hoi)\b)"
)

HEADINGS: tuple[tuple[str, int, str], ...] = (
    (
        "number",
        0,
        r"((s ?\.? ?)?t ?\.? ?t ?\.?|so (tt|thu tu)|thu tu|muc( so)?)( ?[/(-]? ?no\.?\)?)?|no\.?|#",
    ),
    (
        "number",
        1,
        rf"(ma|ma so|ma hieu|so hieu|ky hieu|so) ({_TASK}|viec|theo doi|dinh danh( ({_TASK}|viec))?|quan ly)|"
        r"ma( so| hieu| cv| nv| task)?|id|code|(task|work) (id|no\.?|code)|(s?tt|so tt) (chung|rieng)|"
        r"(s?tt|so tt|so thu tu|thu tu) ?[/(-]? ?(ma( so)?|nhiem vu|cong viec)|"
        r"(s?tt|so tt|so thu tu) (theo|trong|tai) .{1,40}",
    ),
    # What is done of it, in per cent
    (
        "evaluation",
        0,
        r"(da |ty le |ti le |so |muc |khoi luong )*(hoan thanh|dat|dat duoc|thuc hien|xong|"
        r"giai quyet)( duoc)? ?"
        r"(\(%\)|%|\(ty le( %)?\))",
    ),
    (
        "evaluation",
        0,
        r"phan tram( (hoan thanh|thuc hien|dat|tien do)\b.*)?|% xong|hieu suat \(%\)|(progress|"
        r"completion)( ?\(?%\)?)?|% ?(done|complete)|ket qua \(ty le( %)?\)",
    ),
    # How it stands, by the words that the heading offers
    (
        "status",
        0,
        r".*\((.*\b)?(da |dang )?(hoan thanh|dat|dung han|xong|thuc hien)\b.*[/,;-].*\b(chua|khong|qua|"
        r"tre|cham)\b.*\)|.*\((co|dat|roi) ?[/,-] ?(khong|chua)( dat)?\)|da (xong|hoan thanh) ?\?|"
        r".*\((da|dang|chua) ?[/,;-] ?(da|dang|chua)\b.*\)|"
        r"(da |dang )?(hoan thanh|thuc hien|xong|xu ly) ?[/,;-] ?(chua|dang|khong)\b.*|da ?/ ?(chua|"
        r"dang)\b.*|hoan thanh dung han ?[/,;-] ?(qua|tre|cham) han|"
        r"(danh gia |cap nhat |phan loai )(trang thai|tinh trang)\b.*|status",
    ),
    # Who gave the task, and in which document
    (
        "assignment",
        0,
        r"((so|ten|so hieu|ky hieu|ngay|ngay,? thang(,? nam)?|ban hanh|va|cua|loai|cac|"
        r"danh muc|trich yeu|trich dan)\b[, /;-]*)*"
        r"\bvan ban\b.{0,40}\b(giao|cap tren|phan cong|cap co tham quyen|cap tham quyen)\b.*|"
        r"((so|ky hieu|ngay|ngay,? thang(,? nam)?|va|cua|cac)\b[, /;-]*)*"
        r"van ban( den)? yeu cau( (thuc hien|bao cao|tra loi|xu ly|giai quyet|cua)\b.*)?|"
        r"((quyet dinh|ke hoach|nghi quyet|thong bao|ket luan|chuong trinh|cong van)" + _AND + r")+"
        r"(giao|phan cong)\b.*|((theo|so|ngay|ky hieu)(,| va|/)* ?)*van ban (den|goc|nguon|can cu)\b.*|"
        r"(co so|can cu) (giao|phan cong)\b.*|theo van ban\b.*|"
        r"(y kien |van ban )?thong bao,? (y kien )?ket luan( cua\b.*)?",
    ),
    (
        "assignment",
        1,
        r"(can cu|co so phap ly)\b(?!.*\b(ly do|de xuat|danh gia|tinh|xac dinh|dieu chinh|xep loai)\b).*|"
        r"(thong tin )?van ban(/|,| va) ?chi dao|thong tin van ban giao|van ban phap ly|"
        r"van ban cua (dang uy|tinh uy|thanh uy|hdnd|cap uy|thu tuong)\b.*|(duoc )?giao tai van ban\b.*|"
        r"(so )?cong van giao\b.*|theo (thong bao )?ket luan so|"
        r"van ban( chi dao)?(,? ?dieu hanh)? cua (ubnd|uy ban|cap tren|tinh|"
        r"trung uong|chinh phu|bo|so|huyen|"
        r"thuong truc)\b.*|"
        r"(co quan|don vi) giao(,| va|/| -)+ ?(so )?van ban\b.*|"
        r"(nguon|nguon goc|xuat xu) (nhiem vu|cong viec|van ban)|van ban,? y kien chi dao\b.*|"
        r"nghi quyet,? ket luan|(so )?(thong bao )?ket luan( so)|so (thong bao )?ket luan|"
        r"chi dao tai van ban",
    ),
    (
        "documents",
        0,
        r"(bao cao |san pham |ket qua )(?!.*\b(neu|tom tat)\b).*\b(so van ban|van ban so|so,? ngay|"
        r"so hieu)\b.*|"
        r"(.*\b)?(san pham|ket qua|van ban) minh chung\b.*",
    ),
    # A civil servant's products are the tasks
    ("content", 0, rf"(ten )?(cac )?san pham(,| va|/| -)+ ?(ten )?{_TASK}.*"),
    # What shall come of it
    (
        "output",
        0,
        r"(ro |yeu cau |du kien |hinh thuc |loai |dang |cac |ten |chi tieu(,| va|/| -)* ?|muc tieu(,| va|"
        r"/| -)* ?)?"
        r"((van ban|ho so|tai lieu)(,| va|/| -)* ?)?"
        r"san pham(?! (ocop|nong|chu luc|hang|dich vu|tieu bieu|chinh$|du thi))"
        r"(?!.*\b(da|dat duoc|thuc te)\b)( |$|,|/|\(|-|;)(?<!ten san pham).*|"
        r"dau ra\b.*|(ket qua|muc tieu)(,| va|/| -)* ?(can dat|phai dat|dau ra|du kien|mong (doi|muon)|"
        r"ky vong|huong toi)\b.*|"
        r"(chi tieu|muc tieu)( cu the)? dau ra\b.*|hinh thuc,? san pham\b.*|output|"
        r"(yeu cau|du kien) (ve )?(ket qua|dau ra)\b.*|"
        r"((muc tieu|chi tieu)(,| va|/| -)* ?)?(ket qua|san pham)\b.*\b(can dat|phai dat|du kien|dau ra|"
        r"mong doi|"
        r"yeu cau|can hoan thanh|phai hoan thanh|can co|phai co)\b.*",
    ),
    ("output", 1, r"ket qua(,| va|/| -|\n)* ?\(?(cac )?san pham\)?( (cu the|chu yeu|chinh))?"),
    (
        "output",
        1,
        r"((yeu cau|muc tieu|chi tieu)(,| va|/| -| ve)* ?)+(san pham|ket qua)\b(?!.*\b(da|dat duoc)\b).*|"
        r"(cac )?san pham chinh|loai hinh san pham|"
        r"((van ban|ho so|bao cao|tai lieu)(,| va|/)* ?)+(phai trinh|trinh|ban giao|phai nop)|"
        r"yeu cau (can|phai) dat\b.*|"
        r"(cac |ten )?van ban (dau ra|(du kien |can |phai |se |can phai )(ban hanh|xay dung|trinh|tham muu|"
        r"co))\b.*",
    ),
    # When it was done, and when it shall be
    (
        "finished",
        0,
        r"(ngay|thoi gian|thoi diem|thang)?( da)? ?(hoan thanh|ket thuc|hoan tat|xong|"
        r"thuc hien)\b.*\bthuc te\b.*|"
        r"(ngay|thoi gian|thoi diem)\b.{0,20}\bthuc te\b.*|thuc te (hoan thanh|thuc hien|xong)( ngay)?|"
        r"(ngay|thoi gian|thoi diem) da (hoan thanh|thuc hien|xong|bao cao)\b.*",
    ),
    (
        "finished",
        1,
        r"thoi (gian|diem)( thuc hien| xu ly)? xong|ngay(,? thang)?(,? nam)?( bao cao| thuc hien| xu ly|"
        r" lam| giai quyet| xac nhan)* "
        r"(hoan thanh|xong|hoan tat|ket thuc)( \(neu .*\)| (nhiem vu|cong viec|xu ly|van ban|bao cao|"
        r"thuc hien|duoc giao|viec))*|"
        r"(da )?(hoan thanh|xong) (ngay|vao ngay|luc)",
    ),
    (
        "finished",
        0,
        r"(da |thuc te )?(hoan thanh )?\((vao )?ngay( hoan thanh)?\)|"
        r"(completed|finish(ed)?|done|actual (end|finish))( date| on)?",
    ),
    (
        "finished",
        2,
        r"ngay (bao cao|nop|gui|trinh|tra|xu ly|giai quyet|tra loi|dong)( ket qua| bao cao| san pham| viec|"
        r" van ban)?",
    ),
    (
        "deadline",
        0,
        rf"(ro )?thoi han\b{_NO_DEADLINE}.*|(ngay )?(den|het) han( xu ly| hoan thanh)?|deadline\b.*|"
        rf"due( date)?|"
        rf"han\b(?! (che|muc|han|ngach|dien|hep)\b){_NO_DEADLINE}.*|"
        rf"moc\b{_NO_DEADLINE}( (thoi gian|hoan thanh|tien do))+.*|ky han\b.*|"
        r"ngay (phai |can |yeu cau |du kien |ke hoach )(hoan thanh|xong|ket thuc|nop|trinh|bao cao)\b.*|"
        r"ngay yeu cau|"
        r"(ngay|thang|thoi diem) (hoan thanh|ket thuc|hoan tat|xong|trinh|bao cao|ban hanh) ?[(,-]? ?"
        r"(theo|du kien|ke hoach|yeu cau|duoc giao|quy dinh)\b.*|"
        r"(yeu cau |phai )?hoan thanh (truoc|trong|vao)\b.*|ro thoi gian\b.*",
    ),
    (
        "deadline",
        1,
        r"thoi (gian|diem)(,| va|/)* ?(tien do |phai |can |du kien |yeu cau |chot |can phai )?"
        rf"(hoan thanh|ket thuc|thuc hien|trinh|bao cao|ban hanh|xong|du kien|yeu cau|quy dinh|trien khai|"
        rf"hoan tat|to chuc|giai quyet|xu ly|thuc hien va hoan thanh|nop|gui)\b{_NO_DEADLINE}.*|"
        r"(thang|quy|tuan) (phai |du kien )?(hoan thanh|thuc hien|trinh|bao cao|ket thuc)|"
        r"thoi gian,? lo trinh( thuc hien)?|lo trinh(,| va|/)* ?(thoi gian|hoan thanh)\b.*|"
        r"thoi gian(,| va|/)* ?(thoi han|han|lo trinh)\b.*|lo trinh(,| va|/)* ?(thoi han|trien khai)\b.*|"
        r"du kien (thoi diem|tien do)\b.*|(thang|quy)/ ?(quy|thang|nam)( hoan thanh)?|ke hoach ve thoi gian|"
        r"(thoi gian( duoc)? giao|yeu cau) hoan thanh|thoi gian (tham muu|gui bao cao)|"
        r"thoi gian (theo (ke hoach|yeu cau)|dang ky|cam ket)\b.*|"
        r"(nam|ky|ke hoach) (phai )?hoan thanh|ngay han\b.*|"
        r"tien do,? thoi gian\b.*|thoi gian(,| va|/)* ?tien do\b.*|ke hoach thoi gian|du kien (thoi gian|"
        r"(ngay )?(hoan thanh|ket thuc|xong))\b.*",
    ),
    (
        "deadline",
        2,
        r"thoi gian|lo trinh( thuc hien)?|thoi diem|moc|ket thuc|end( date)?|timeline|target date|finish by|"
        r"(khi nao|bao gio) xong|ngay (du kien|chot)|cham nhat( (den|vao|la)( ngay)?)?",
    ),
    (
        "deadline",
        1,
        r"(yeu cau|quy dinh|cam ket)( ve)? (thoi han|thoi gian|tien do)( hoan thanh)?|"
        r"(thoi gian|ngay) (bat dau|khoi dong|khoi cong)\b.*\b(ket thuc|hoan thanh)\b.*",
    ),
    ("deadline", 3, r"(xin |duoc |thoi gian |ngay |thoi diem )?(gia han|xin lui)( (den|lan|thoi gian)\b.*)?"),
    # Who leads, does, helps
    (
        "leader",
        0,
        rf"((dong chi|d/c|ten) )?{_CHIEF}\b(?!.*\b(y kien|danh gia|nhan xet|xac nhan|ky|cho y kien|"
        rf"ghi chu)\b)"
        r".*\b(phu trach|chi dao|theo doi|chiu trach nhiem)\b.*|ro trach nhiem\b.*",
    ),
    (
        "leader",
        1,
        r"lanh dao( (truc tiep|chu tri|phan cong|don doc|ky duyet|ubnd|uy ban|don vi|phong|co quan|xa|"
        r"phuong|so|huyen|tinh|van phong)\b.{0,40})?|"
        r"(nguoi|dong chi|d/c)( phu trach| theo doi)?(,| va)? (chi dao|dung dau|lanh dao)\b.*|(dong chi|"
        r"d/c) (phu trach|theo doi)\b.*|"
        r"(nguoi )?phu trach chung|trach nhiem cua (nguoi dung dau|lanh dao|thu truong)\b.*|"
        r"(nguoi )?(chiu )?trach nhiem( (chinh|cao nhat|nguoi dung dau|chi dao))?",
    ),
    (
        "officer",
        0,
        rf"((dong chi|d/c|ten|ho (va )?ten)(,| -)* )*{_PERSON}(,| va|/|;| )*({_PERSON}(,| va|/|;| )*)*"
        rf"(?!(don vi|co quan|phong|bo phan|to|ban)\b)(truc tiep |chinh |duoc giao |tham gia )*{_IN_CHARGE}\b"
        r"(?!.*\b(phoi hop|don vi|co quan)\b).*|ro nguoi\b.*",
    ),
    ("leader", 2, r"(phu trach )?chi dao( thuc hien)?"),
    (
        "officer",
        1,
        rf"{_PERSON} (van phong|phong|to|ban)( chuyen mon)? {_IN_CHARGE}\b.*|"
        r"(can bo|nguoi|chuyen vien) dau moi|(can bo|cong chuc) chuyen mon|"
        r"phan cong (can bo|cong chuc|chuyen vien|nguoi)\b.*|(nguoi|can bo|nhan su) (lam|nhan( viec|"
        r" nhiem vu)?)|nhan su",
    ),
    (
        "officer",
        2,
        r"ai (lam|thuc hien|phu trach)|giao cho ai|"
        r"nguoi|ca nhan|can bo|chuyen vien|cong chuc|assignee|pic|owner|assigned to",
    ),
    (
        "coordinating",
        0,
        rf"(ten |cac |giao )*({_UNIT}|phong|ban|bo|so|luc luong|ca nhan|nguoi|can bo|thanh phan|thanh vien|"
        rf"nganh|to chuc|"
        rf"doan the|dia phuong|khoa|mttq|cong tac vien)?"
        rf"((,| va|/| -|;|&)* ?({_UNIT}|phong|ban|ca nhan|dia phuong|xa|phuong|thon|nganh|to chuc|doan the|"
        rf"khoa))* ?"
        r"\(?((cung|tham gia|de nghi|moi|ho tro|giup|lien quan|tham tra|tham dinh|tham van)"
        r"(,| va|/| -|;|&)* ?)*phoi hop\b(?!.*\b(chu tri|ket qua)\b).*|"
        rf"((cac )?{_UNIT} )?(cung |dong )thuc hien|((cac )?{_UNIT} )?dong chu tri(,| va|/)* ?phoi hop\b.*|"
        rf"(phan cong|trach nhiem) phoi hop\b.*",
    ),
    (
        "coordinating",
        1,
        rf"(cac )?({_UNIT}|ca nhan)((,| va|/)* ?({_UNIT}|ca nhan))* (co |cung )?(lien quan|ho tro|"
        rf"tham gia)( (thuc hien|phoi hop))?|(cac )?({_UNIT}|to chuc|ca nhan) cung (thuc hien|lam|"
        rf"trien khai|xu ly)\b.*",
    ),
    # The task itself, unless another column is
    (
        "content",
        3,
        r"(noi dung )?(chat van|loi hua)\b.*|"
        r"noi dung (bao cao ket qua|tra loi|giai quyet|(trien khai )?thuc hien|da tra loi)\b.*",
    ),
    (
        "content",
        0,
        rf"(stt,? )?((tom tat|tieu de|nghi quyet|ket luan|y kien|ten|danh muc|noi dung|cac|chi tieu|muc tieu|"
        rf"de an|chuong trinh|ke hoach|hoat dong|"
        rf"giai phap|tieu chi|"
        rf"du an|cong trinh|hang muc|yeu cau)(,| va|/| -)* ?)*\b{_TASK}.*|"
        rf"(ten )?(don vi|co quan)(,| va|/| -)+ ?(noi dung |ten )?{_TASK}.*|"
        r"(ten |ro )viec\b.*|viec (can lam|duoc giao)|ro noi dung\b.*|"
        r"cong tac (trong tam|chu yeu|chinh)\b.*|tasks?( name)?|to-?do",
    ),
    (
        "content",
        1,
        r"((tom tat|van de|tieu de|ten|danh muc)(,| va|/| -)* ?)?noi dung\b(?! (da|ket qua|tinh hinh|tien do|"
        r"danh gia|cham diem)\b).*|"
        r"(ten )?phan viec|chi tiet (cong viec|nhiem vu)|(du kien|ke hoach) cong viec|cong tac chuyen mon|"
        r"(cac )?hoat dong (chinh|cu the|trong tam|chu yeu)|"
        r"viec( (phai|can) (lam|thuc hien|trien khai))?|mo ta (cong viec|nhiem vu)|(cac|nhom) hoat dong|"
        r"(nhom|linh vuc)( nhiem vu| cong viec| noi dung)?(,| va|/| -)+ ?(cac )?"
        r"(nhiem vu|cong viec|noi dung|giai phap|hoat dong)\b.*|(cong trinh|mo hinh|du an)(,| va|"
        r"/)+ ?phan viec\b.*",
    ),
    (
        "content",
        2,
        r"trich yeu\b.*|(y kien|ket luan) chi dao\b.*|ten (cac )?(de an|bao cao|chuyen de|hoat dong)\b.*|"
        r"hoat dong( chinh)?|hang muc (cong viec|nhiem vu)|van de( (giao|chi dao|can\b.*))?|tieu de|"
        r"y kien,? ket luan\b.*|"
        r"ket luan( cua\b.*|,? (y kien )?chi dao\b.*)|"
        r"((ten|danh muc|cac|nghi quyet)(,| va|/)* ?)*((chuong trinh|de an|du an|chuyen de|bao cao)(,| va|"
        r"/)+ ?)+"
        r"(chuong trinh|de an|du an|chuyen de|bao cao)( trinh)?|ten nghi quyet(,| va|/)+ ?de an\b.*|"
        r"(nhung |cac )?((ton tai|han che|khuyet diem|thieu sot|bat cap)(,| va|/)* ?)+(can|"
        r"phai) (khac phuc|xu ly)\b.*|"
        r"((noi dung|y kien|kien nghi|phan anh|de xuat)(,| va|/)* ?)+(cua )?(cac )?(cu tri|nhan dan|"
        r"nguoi dan|cong dan|"
        r"to chuc|dai bieu|doan)\b.*|((kien nghi|phan anh)(,| va|/)* ?)+(cua |sau |"
        r"qua )?(doan )?(thanh tra|"
        r"kiem tra|giam sat|kiem toan)\b.*|kien nghi(,| va|/)+ ?phan anh|phan anh(,| va|/)+ ?kien nghi|"
        r"cam ket",
    ),
    (
        "unit",
        0,
        rf"(ten )?(cac )?{_UNIT}\b{_NO_UNIT}.*\b(chu tri|dau moi|tham muu|chiu trach nhiem|phu trach)\b.*|"
        r"(don vi |co quan )?chu tri\b.*|giao (cho )?(don vi|co quan|phong|ban|"
        r"bo phan)\b(?!.*\bphoi hop\b).*|"
        r"(trach nhiem|phan cong) chu tri( thuc hien)?|(dia phuong|khoi)(,| va|/)* ?(don vi|co quan)\b.*|"
        r"((to|phong|ban|khoa|doi|bo phan)(,| va|/| -)+ ?)+(nguoi|can bo|ca nhan|bo phan|dau moi)"
        rf"\b.*\b{_IN_CHARGE}\b.*|"
        rf"{_PERSON}(,| va|/| -)+ ?({_UNIT}|phong|ban|bo phan)\b.*\b{_IN_CHARGE}\b.*|"
        rf"bo phan\b.*\b{_IN_CHARGE}\b.*|ro don vi\b.*|"
        rf"(ten )?(cac )?({_PLACE}(,| va|/| -)* ?)+(chuyen mon |nghiep vu |truc tiep )?"
        r"(chu tri|phu trach|tham muu|chiu trach nhiem|dau moi)\b(?!.*\bphoi hop\b).*",
    ),
    (
        "unit",
        1,
        rf"((to chuc|doan the)(,| va|/| -)+ ?)?(ten )?(cac )?{_UNIT}\b{_NO_UNIT}(?! (theo doi|giam sat|"
        rf"don doc|kiem tra)).*|"
        rf"(ten )?(cac )?({_PLACE}(,| va|/| -)* ?)+(chuyen mon |truc tiep )?thuc hien|noi thuc hien|"
        r"(ten )?(phong|khoa|to|thon|xa|phuong|ban|nganh|doi|truong)(,| va|/| -)* ?(don vi|co quan)\b"
        r"(?! tinh| phoi hop| ban hanh).*|"
        r"noi nhan nhiem vu|(tap the|to chuc)(,| va|/)+ ?ca nhan (chu tri|thuc hien|phu trach)\b.*|"
        r"(phan cong|trach nhiem) (thuc hien|tham muu|trien khai|don vi|co quan|phong)\b.*|"
        r"dau moi\b.*\b(chu tri|phu trach|thuc hien)\b.*|dau moi|"
        r"phan cong( nhiem vu| trach nhiem)?",
    ),
    ("unit", 1, r"(lead|responsible) (unit|agency|department)|department"),
    ("unit", 2, rf"phu trach( chinh| thuc hien)?|(ten )?(cac )?{_UNIT} (theo doi|giam sat|don doc)\b.*"),
    # How it stands with it
    (
        "status",
        0,
        r"(trang thai|tinh trang)\b(?!.*\b(ky (so|duyet)|gui|su dung|hon nhan|suc khoe|phap ly|vat ly|"
        r"thiet bi|"
        r"tai san|mat bang|thanh toan)\b).*",
    ),
    ("status", 1, r"hien trang( (thuc hien|nhiem vu|cong viec|xu ly))?"),
    (
        "status",
        1,
        r"(dung|trong|truoc)( han| tien do)?( ?[/,;-] ?| hay | hoac )(qua|tre|cham) (han|tien do).*|state",
    ),
    (
        "evaluation",
        0,
        rf".*\bmuc do {_DONE}.*|.*% (thuc hien|hoan thanh|dat)\b.*|"
        r"(ty|ti) le (%|\(%\) )?(thuc hien|hoan thanh|dat)\b.*|dat ?\(%\)|"
        r"(muc )?hoan thanh( ?\(?%\)?| (ke hoach|muc tieu|chi tieu|nhiem vu|cong viec)\b.*)?|"
        r"(ket qua|tien do)( thuc hien| dat| dat duoc| hoan thanh)? ?\(?(%|ty le)( %| hoan thanh)?\)?|"
        r"uoc dat \(%\)|"
        r"% (tien do|khoi luong)\b.*",
    ),
    ("evaluation", 1, rf"{_NO_EVALUATION}(.*\bdanh gia\b.*|(muc do|ty le|ti le)\b.*)|\(?%\)?"),
    (
        "evaluation",
        2,
        rf"dat ty le\b.*|(ty le )?(% )?so (sanh (voi )?|voi ){_PLAN}\b.*|so ke hoach\b.*%.*|"
        rf"% (so )?{_PLAN}\b.*|((ty le )?so (sanh|voi) )?thuc hien ?/ ?{_PLAN}.*",
    ),
    ("documents", 0, r".*\bvan ban (chi dao,? |chi dao va )?(trien khai|thuc hien)\b.*"),
    (
        "documents",
        1,
        rf"({_OF_DOCUMENT}(,| va|/| -)* ?)*van ban\b.*|so(,| va| ?/| ?-)? ?(ky )?hieu\b.*|"
        r"((tai lieu|ho so|link|duong dan|file|hinh anh|van ban)(,| va|/| -)* ?)*minh chung\b.*|"
        r"(chung tu|bang chung)( kem theo)?|bao cao so|(duong )?(link|dan) (tai lieu|van ban|bao cao|"
        r"minh chung)\b.*|"
        r"(tai lieu|ho so) (kiem chung|chung minh)\b.*|((tai lieu|ho so|tep|file)(,| va|/|"
        r" -)* ?)+(kem theo|dinh kem|lien quan|gui kem)\b.*",
    ),
    ("result", 0, r"khoi luong\b.*\b(trien khai|thuc hien|hoan thanh|dat|da lam)\b.*"),
    ("result", 1, rf"khoi luong\b.*|(tien do|(ket qua\b.*\bsan pham))\b{_NO_RESULT}.*"),
    (
        "result",
        0,
        r"results?|(cac |nhung )*(viec|hoat dong|cong tac) da (lam|thuc hien|trien khai)\b.*|"
        r"dien bien(,| va) ket qua\b.*|(tom tat |ghi nhan |uoc |mo ta |bao cao |noi dung |so lieu |"
        r"cap nhat |nhung |"
        r"cac |neu ro |ro |thuyet minh |"
        r"dien giai |"
        r"giai trinh |ve |ghi )*"
        rf"(ket qua|tien do|tinh hinh)\b{_NO_RESULT}.*|"
        r"(noi dung |viec |cong viec )?da (thuc hien|trien khai|lam)\b.*|(noi dung|"
        r"phan viec) da hoan thanh\b.*|san pham (da|dat duoc)\b.*|"
        r"san pham\b.*\b(dat duoc|thuc te|da (hoan thanh|thuc hien|ban hanh|co|nop))\b.*|(bien phap|"
        r"cong viec)(,|"
        r" va) ket qua\b.*|"
        r"dien bien (thuc hien|cong viec|nhiem vu|xu ly)\b.*",
    ),
    # Why it is late, and what else is said
    (
        "reason",
        0,
        r"(nhung |cac |mot so |neu ro |neu |van de |noi dung |phat sinh(,| va)* |diem nghen(,|"
        r" va)* )*(vi sao|tro ngai|ton dong|thach thuc|ly do(?! (de xuat|xin|nghi)\b(?! (gia han|lui|"
        r"dieu chinh|keo dai|cham)\b))|nguyen nhan|kho khan|vuong mac|ton tai|"
        r"han che|bat cap|"
        r"rao can|diem nghen)\b.*",
    ),
    ("reason", 1, r"giai trinh( (ly do|cham|nguyen nhan)\b.*)?|.*\bneu( ro)? (ly do|nguyen nhan)\b.*"),
    ("note", 0, r"(noi dung )?ghi chu\b.*|chu thich|chu giai|chu dan|ghi nho|luu y|chu y|notes?|remarks?|gc"),
)
"""Key, rank, pattern: the first that fits a heading wholly."""

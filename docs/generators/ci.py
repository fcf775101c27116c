"""``docs/ci.md``: the recipes that ``caich init --ci`` writes, as it writes them."""

from collections.abc import Iterator

from caichcli.files.disk import starter
from caichcli.services.starters import THIS_VERSION

HEAD = """\
# Kiểm tra tự động – Automatic checks

Made by `make generated` from the recipes that `caich init --ci` writes.

Kế hoạch để trong kho git dùng chung thì mỗi lần sửa nên được kiểm tra trước khi nhận: sai ở dòng
nào chỉ ra dòng ấy, báo cáo đã ghi không bị sửa hay xóa lặng lẽ. `caich init --ci NƠI` thêm tệp
cấu hình cho nơi ấy vào không gian làm việc, kể cả không gian đã có từ trước. Tệp đã có thì giữ
nguyên và được kể ra; dùng được nhiều `--ci` một lần.

A plan in a shared git repository wants every edit checked before it is taken: each fault at its
line, no entry of the log rewritten or removed in silence. `caich init --ci PLACE` adds that
place's files to a workspace, an old one too. What is there stays, and is named; `--ci` may be
repeated.

<!-- in: new -->
```console
$ caich init ke-hoach --ci github
đã tạo      plans/2026.yaml
đã tạo      plans/agencies.yaml
...
đã tạo      .github/workflows/caich.yml
đã tạo      .github/workflows/caich-weekly.yml
...
$ caich init ke-hoach --ci pre-commit
giữ nguyên  plans/2026.yaml
...
đã tạo      .pre-commit-config.yaml
...
```

Mọi mẫu theo cùng mấy nguyên tắc:

- **So với bản gốc** (`validate --base`). Đề nghị sửa được so với chỗ tách nhánh, lần đẩy lên
  nhánh chính được so với bản ngay trước đó; `caich` so với đúng bản ấy nên mẫu tải đủ lịch sử để
  có nó. Bản ấy không còn (lịch sử bị ghi đè), hoặc có lỗi đến mức không hiểu chắc được (sai cấu
  trúc, trùng mã, thời hạn không đọc được) thì không xét được việc sửa: `--strict-base` cho mã
  thoát 3, để không ai lách qua một bản gốc hỏng; người phụ trách sửa bản gốc bằng một lần đẩy
  không qua bước này. Lỗi khác của bản gốc không cản việc sửa. Tên vừa là của một bản, vừa là của
  một thư mục trong kho thì là bản: thư mục ghi `./TÊN`. Quy tắc về việc sửa nặng nhẹ thế nào do
  `caich.toml` của bản gốc định, không do tệp ấy vừa bị sửa. Kế hoạch, không gian làm việc chuyển
  sang thư mục khác vẫn so được với bản cũ theo mã kế hoạch; không rõ chuyển từ đâu thì nói, và
  `--strict-base` cho mã 3.
- **Chạy lại vẫn như cũ** (`--today`): ngày tính theo commit hoặc lượt chạy, giờ Việt Nam. Riêng
  hook `pre-receive` theo đồng hồ máy chủ.
- **Nhiệm vụ quá hạn không làm hỏng lần chạy**: đó là tình hình, không phải lỗi. Cảnh báo cũng
  không, trừ khi thêm `--strict`.
- **Đúng một phiên bản**: mẫu cài chính phiên bản đã tạo ra nó. Lên phiên bản mới: sửa số ấy, hoặc
  đổi tên tệp cũ rồi chạy lại `caich init --ci`.
- **Quyền ít nhất**: không bước nào chạy mã của người đề nghị; đề nghị từ bản sao (fork) chỉ được
  đọc.

The recipes keep to the same few principles:

- **Against a base** (`validate --base`). A proposed edit is compared with the commit where it
  branched off, a push to the main branch with what was there before; `caich` compares with
  exactly that tree, so the recipes fetch enough history to have it. If it is gone (history was
  overwritten), or has errors that leave it open what it says (structure, an id twice, a deadline
  that cannot be read), the edit cannot be judged: `--strict-base` makes that exit code 3, so that
  nobody slips past a broken base; whoever is responsible mends the base by a push without this
  check. Other errors of the base stand in no repair's way. A name that is both a revision's and a
  folder's is the revision's: the folder is written `./NAME`. How grave the rules on edits are is
  said by the base's `caich.toml`, not by the one that the edit brings. A plan or a workspace that
  was moved to another folder is still held against its past, by the plan's id; where it came from
  nowhere certain that is said, and `--strict-base` makes it exit code 3.
- **The same answer tomorrow** (`--today`): the day is the commit's or the run's, in Vietnam's
  time. The `pre-receive` hook alone goes by the server's clock.
- **Overdue tasks never fail a run**: they are facts, not faults. Nor do warnings, without
  `--strict`.
- **One exact version**: a recipe installs the version that wrote it. To upgrade, change the
  number, or rename the old file and run `caich init --ci` again.
- **The least of rights**: no step runs code of whoever proposes; a proposal from a fork may only
  read.
"""

# What a reader must know of each, besides the first lines of its files.
WORDS: dict[str, tuple[str, str, str]] = {
    "github": (
        "GitHub Actions",
        "Lỗi hiện bên dòng sai trong trang *Files changed*, trong mục *Security* (SARIF), và "
        "trong **một** ý kiến dưới đề nghị: sai gì, và về nghĩa thì điều gì thay đổi (`caich "
        "diff`). Lần sau ý kiến ấy được sửa lại. Sáng thứ Hai có tổng hợp của tuần vừa hết. "
        "Hành động (*action*) ghi theo số phiên bản lớn; nơi đòi hỏi cao thì thay bằng mã "
        "commit: `git ls-remote https://github.com/actions/checkout v5`. Kho riêng tư chưa có "
        "*Code Security* không nhận SARIF; bước ấy hỏng thì lần chạy vẫn không hỏng.",
        "Faults stand beside their lines in *Files changed*, under *Security* (SARIF), and in "
        "**one** comment: what is wrong, and what changed in meaning (`caich diff`). The next "
        "run edits that comment. On Monday morning comes the summary of the week that ended. "
        "Actions are pinned to a major version; where more is asked, put a commit in its "
        "place: `git ls-remote https://github.com/actions/checkout v5`. A private repository "
        "without *Code Security* takes no SARIF; that step may fail without failing the run.",
    ),
    "gitlab": (
        "GitLab CI",
        "Lỗi hiện bên dòng sai trong đề nghị hợp nhất (báo cáo *Code Quality*); bản tóm tắt "
        "và bản so sánh ở mục *Artifacts*. Đã có `.gitlab-ci.yml` thì tệp ấy được giữ nguyên: "
        "chép các khối dưới đây vào. Tổng hợp tuần chạy theo lịch đặt trong *Pipeline "
        "schedules*.",
        "Faults stand beside their lines in the merge request (*Code Quality* report); the "
        "digest and the comparison are among its artifacts. A `.gitlab-ci.yml` that is there "
        "stays: copy the blocks below into it. The weekly summary runs by a schedule set in "
        "*Pipeline schedules*.",
    ),
    "forgejo": (
        "Forgejo Actions",
        "Forgejo không hiện lỗi bên dòng: nhật ký lượt chạy kể từng lỗi kèm dòng, và **một** "
        "ý kiến dưới đề nghị tóm tắt sai gì, thay đổi gì. Máy chạy (*runner*) có nhãn khác "
        "`docker` thì sửa `runs-on`.",
        "Forgejo shows nothing beside lines: the log tells each fault with its line, and "
        "**one** comment says what is wrong and what changed. Where the runner's label is not "
        "`docker`, change `runs-on`.",
    ),
    "pre-commit": (
        "pre-commit, trên máy của mỗi người – on everybody's own machine",
        "[pre-commit](https://pre-commit.com) kiểm tra trước mỗi commit; bật một lần bằng "
        "`pre-commit install`. Kho mã nguồn của caich cũng có sẵn hai hook, `caich-validate` "
        "và `caich-fix` (tự sửa những chỗ chắc chắn), cho ai muốn ghi `repo:` là địa chỉ kho "
        "ấy. Muốn xét cả việc sửa báo cáo đã ghi: `args: [--base, origin/main, .]`.",
        "[pre-commit](https://pre-commit.com) checks before each commit; `pre-commit install` "
        "turns it on. caich's own repository has two hooks, `caich-validate` and `caich-fix` "
        "(which mends what is certain), for a `repo:` that names its address. To judge the "
        "edit of the log too: `args: [--base, origin/main, .]`.",
    ),
    "pre-receive": (
        "Hook `pre-receive` của kho git trên máy chủ – of a shared git repository",
        "Không cần phần mềm nào ngoài git và caich: chép `.caich/pre-receive` vào thư mục "
        "`hooks` của kho trên máy chủ. Lần đẩy làm hỏng kế hoạch bị từ chối, người đẩy thấy "
        "ngay tệp, dòng và cách sửa. Nhánh chính không mất báo cáo nào, kể cả khi đẩy ép "
        "(`--force`). Nhánh đang soạn thì sửa được những gì chưa hợp nhất. Bản đang có trên "
        "máy chủ đã hỏng sẵn thì vẫn nhận bản sửa đúng.",
        "Nothing but git and caich is needed: copy `.caich/pre-receive` into the `hooks` "
        "folder of the repository on the server. A push that breaks a plan is refused, and "
        "whoever pushes sees file, line and repair. The main branch loses no entry, not even "
        "to `--force`; a branch in the making may mend what is not merged yet. Where the "
        "server's own state was broken before, a push that mends it is taken.",
    ),
}


def ci() -> str:
    """What all recipes keep to, then each: its words, its files."""
    return "\n".join([HEAD, *(line for recipe in starter.RECIPES for line in section(recipe))])


def section(recipe: str) -> Iterator[str]:
    """A recipe's words in both languages, and its files as ``init`` writes them."""
    title, *words = WORDS[recipe]
    yield f"## {title}\n"
    yield f"`caich init --ci {recipe}`\n"
    for told in words:
        yield f"{told}\n"
    for path, source in starter.RECIPES[recipe].items():
        kind = "yaml" if path.endswith((".yaml", ".yml")) else "sh"
        written = starter.text(source, install=THIS_VERSION, requirement=THIS_VERSION, lang="vi")
        yield f"`{path}`\n\n```{kind}\n{written}```\n"

"""The accounts and the log of sign-ins, for administrators."""

from screenshots.stage import Scene, Stage

from tests.support.fake_accounts import some_accounts

DOWN_TO_OKAFOR, DOWN_TO_VANCE = 2, 5


def usual(stage: Stage) -> None:
    """The accounts of a unit, in each state."""
    stage.show_tab("accounts")


def chosen(stage: Stage, down: int) -> None:
    """Another account is chosen."""
    usual(stage)
    stage.press("Home", *["Down"] * down)


def empty(stage: Stage) -> None:
    """Nobody is called so."""
    usual(stage)
    stage.press("Ctrl+F")
    stage.write("zielinski")


def form(stage: Stage) -> None:
    """An account is about to be made."""
    usual(stage)
    stage.press("Ins")


def form_with_problems(stage: Stage) -> None:
    """The user name belongs to somebody else, and the member is being looked for."""
    form(stage)
    stage.write("roy")
    stage.press("Tab")
    stage.write("S3 Roy")
    stage.press("Return", "Tab", "Tab", "Tab")
    stage.write("tr")


def edited(stage: Stage) -> None:
    """An account is being edited."""
    chosen(stage, 3)
    stage.press("Ctrl+E")


def conflict(stage: Stage) -> None:
    """Somebody else saved it meanwhile."""
    edited(stage)
    key = some_accounts()[3].account.id
    stage.press("Tab")
    stage.write("Lt(N) Roy-Gauthier")
    stage.unit.accounts.save_elsewhere(key, display_name="LCdr Roy")
    stage.press("Return")


def one_time(stage: Stage) -> None:
    """A one-time password is shown, once."""
    chosen(stage, 1)
    stage.press("Ctrl+R", "Return")


def disabling(stage: Stage) -> None:
    """It is said what disabling an account means."""
    chosen(stage, 1)
    stage.press("Ctrl+Del")


def sign_ins(stage: Stage) -> None:
    """The log of sign-ins."""
    stage.show_tab("sign_ins")


def sign_ins_none(stage: Stage) -> None:
    """Nothing of what is looked for is in the log."""
    stage.unit.accounts.log.clear()
    sign_ins(stage)


SCENES: dict[str, Scene] = {
    "accounts": usual,
    "accounts-one-time-chosen": lambda stage: chosen(stage, DOWN_TO_OKAFOR),
    "accounts-disabled-chosen": lambda stage: chosen(stage, DOWN_TO_VANCE),
    "accounts-empty": empty,
    "accounts-form": form,
    "accounts-form-problems": form_with_problems,
    "accounts-edit": edited,
    "accounts-conflict": conflict,
    "accounts-password": one_time,
    "accounts-disable": disabling,
    "sign-ins": sign_ins,
    "sign-ins-none": sign_ins_none,
}

using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Reminders;

/// <summary>What the person wants to be told, and by what.</summary>
public sealed class PreferencesController(ReminderPreferences preferences, MyAccount account, IEnumerable<IReminderChannel> channels)
    : Controller
{
    public const string Path = AccountController.Path + "/avisos";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var person = User.PersonId();
        var consents = await account.ConsentsAsync(person, cancel);
        PreferenceChannel[] ways =
        [
            new(Inbox.ChannelId, "Mensajes aquí, en el sitio"),
            .. channels.Select(c => new PreferenceChannel(c.Id, c.Name)),
        ];
        return View(
            "Preferences",
            new PreferencesPage
            {
                Allows = consents.Find(c => c.Purpose is ConsentPurpose.Reminders)?.Given == true,
                Kinds = [.. Kinds().Select(k => new PreferenceKind(k, [.. ways.Where(w => preferences.MayRefuse(k, w.Id))]))],
                Refused = await preferences.RefusedAsync(person, cancel),
                IsSaved = Request.Query[AccountController.Done] == "avisos",
            }
        );
    }

    // An unticked box sends nothing, so that what is asked for is what was not refused.
    [HttpPost(Path)]
    public async Task<IActionResult> Choose(List<string> quiero, CancellationToken cancel)
    {
        var wanted = quiero.ToHashSet(StringComparer.Ordinal);
        var refused =
            from kind in Kinds()
            from channel in channels.Select(c => c.Id).Append(Inbox.ChannelId)
            where preferences.MayRefuse(kind, channel) && !wanted.Contains(PreferencesPage.Name(kind, channel))
            select (kind.Id, channel);
        await preferences.ChooseAsync(User.PersonId(), refused.ToHashSet(), cancel);
        return LocalRedirect($"{Path}?{AccountController.Done}=avisos");
    }

    private IEnumerable<IReminderKind> Kinds() => preferences.KindsFor(PersonClaims.ActingRole(User));
}

using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Preferences;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Reminders;

/// <summary>The page where a person chooses which reminders they want, and by which channels.</summary>
public sealed class PreferencesController(
    ReminderPreferences preferences,
    AccountSelfService account,
    IEnumerable<IReminderChannel> channels
) : Controller
{
    public const string Path = AccountController.Path + "/avisos";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var person = User.PersonId();
        var consents = await account.ListConsentsAsync(person, cancel);
        PreferenceChannel[] ways =
        [
            new(ReminderInbox.ChannelId, "Mensajes aquí, en el sitio"),
            .. channels.Select(c => new PreferenceChannel(c.Id, c.Name)),
        ];
        return View(
            "Preferences",
            new PreferencesPage
            {
                Allows = consents.Find(c => c.Purpose is ConsentPurpose.Reminders)?.Given == true,
                Kinds = [.. Kinds().Select(k => new PreferenceKind(k, [.. ways.Where(w => preferences.MayRefuse(k, w.Id))]))],
                Refused = await preferences.ListOptOutsAsync(person, cancel),
                IsSaved = Request.Query[AccountController.Done] == "avisos",
            }
        );
    }

    // Unticked boxes are not sent, so everything that is missing was refused.
    [HttpPost(Path)]
    public async Task<IActionResult> Choose(List<string> quiero, CancellationToken cancel)
    {
        var wanted = quiero.ToHashSet(StringComparer.Ordinal);
        var refused =
            from kind in Kinds()
            from channel in channels.Select(c => c.Id).Append(ReminderInbox.ChannelId)
            where preferences.MayRefuse(kind, channel) && !wanted.Contains(PreferencesPage.FormValue(kind, channel))
            select (kind.Id, channel);
        await preferences.ReplaceOptOutsAsync(User.PersonId(), refused.ToHashSet(), cancel);
        return LocalRedirect($"{Path}?{AccountController.Done}=avisos");
    }

    private IEnumerable<IReminderKind> Kinds() => preferences.ListKindsForRole(HttpContext.Actor().Role);
}

/// <summary>The choices, with the current ones.</summary>
public sealed record PreferencesPage
{
    /// <summary>Whether they consented to reminders.</summary>
    public required bool Allows { get; init; }

    public required IReadOnlyList<PreferenceKind> Kinds { get; init; }

    public required IReadOnlySet<(string Kind, string Channel)> Refused { get; init; }

    public required bool IsSaved { get; init; }

    public bool IsWanted(IReminderKind kind, PreferenceChannel channel) => !Refused.Contains((kind.Id, channel.Id));

    public static string FormValue(IReminderKind kind, string channel) => $"{kind.Id}:{channel}";
}

/// <summary>A kind of reminder with its channels.</summary>
public sealed record PreferenceKind(IReminderKind Kind, IReadOnlyList<PreferenceChannel> Channels);

/// <summary>A channel.</summary>
public sealed record PreferenceChannel(string Id, string Name);

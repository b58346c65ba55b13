using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Preferences;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Reminders;

/// <summary>
/// The page where a person says whether they want reminders, and by which of the ways they gave. Each kind can be chosen apart, folded
/// beneath.
/// </summary>
public sealed class PreferencesController(
    ReminderPreferences preferences,
    AccountSelfService account,
    ParticipationNeedsService needs,
    IEnumerable<IReminderChannel> channels
) : Controller
{
    public const string Path = AccountController.Path + "/avisos";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var person = User.PersonId();
        var me = await account.GetAsync(person, cancel);
        var consents = await account.ListConsentsAsync(person, cancel);
        var refused = await preferences.ListOptOutsAsync(person, cancel);
        var asked = await needs.ReadAsync(person, cancel);
        var ways = PreferenceWay.ListFor(me, id => !refused.Contains((ReminderOptOut.EveryKind, id)), asked);
        var offered = ChannelsOf(ways.Where(w => w.Missing is null).Select(w => w.Id));
        return View(
            "Preferences",
            new PreferencesPage
            {
                Allows = consents.Find(c => c.Purpose is ConsentPurpose.Reminders)?.Given == true,
                Ways = ways,
                Kinds =
                [
                    .. Kinds()
                        .Select(k => new PreferenceKind(
                            k,
                            [.. AllChannels().Where(c => offered.Contains(c.Id) && preferences.MayRefuse(k, c.Id))]
                        ))
                        .Where(k => k.Channels.Count > 0),
                ],
                Refused = refused,
                IsSaved = Request.Query[AccountController.Done] == "avisos",
            }
        );
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Choose(PreferencesForm form, CancellationToken cancel)
    {
        var person = User.PersonId();
        if (form.Recibir is PreferencesPage.Yes or PreferencesPage.No)
            await account.DecideConsentAsync(person, ConsentPurpose.Reminders, form.Recibir == PreferencesPage.Yes, cancel);
        var shown = form.Visto.ToHashSet(StringComparer.Ordinal);
        if (shown.Contains(CallChannel.ChannelId))
            await needs.ChangeAsync(
                person,
                before =>
                    form.Vias.Contains(CallChannel.ChannelId)
                        ? before & ~ParticipationNeeds.WrittenContact
                        : before | ParticipationNeeds.WrittenContact,
                cancel
            );
        await preferences.ReplaceOptOutsAsync(person, await ReadOptOutsAsync(person, form, shown, cancel), cancel);
        return LocalRedirect($"{Path}?{AccountController.Done}=avisos");
    }

    // Unticked boxes are not sent: a box that was on the page and is missing was refused. What was not on the page stays as it was.
    private async Task<IReadOnlySet<(string Kind, string Channel)>> ReadOptOutsAsync(
        PersonId person,
        PreferencesForm form,
        HashSet<string> shown,
        CancellationToken cancel
    )
    {
        var wanted = form.Quiero.ToHashSet(StringComparer.Ordinal);
        var offered = ChannelsOf(shown);
        var before = await preferences.ListOptOutsAsync(person, cancel);
        var boxes = (
            from kind in Kinds()
            from channel in offered
            where preferences.MayRefuse(kind, channel)
            select (kind.Id, channel, PreferencesPage.FormValue(kind, channel))
        ).ToList();
        return before
            .Where(no => !boxes.Exists(b => (b.Id, b.channel) == no) && !IsWayShown(no, shown))
            .Concat(boxes.Where(b => !wanted.Contains(b.Item3)).Select(b => (b.Id, b.channel)))
            .Concat(
                shown
                    .Where(way => way is EmailChannel.ChannelId or CallChannel.ChatId && !form.Vias.Contains(way))
                    .Select(way => (ReminderOptOut.EveryKind, way))
            )
            .ToHashSet();
    }

    private static bool IsWayShown((string Kind, string Channel) no, HashSet<string> shown) =>
        no.Kind == ReminderOptOut.EveryKind && shown.Contains(no.Channel);

    // A call and WhatsApp are two ways of one channel.
    private static HashSet<string> ChannelsOf(IEnumerable<string> ways) =>
        [ReminderInbox.ChannelId, .. ways.Select(way => way == CallChannel.ChatId ? CallChannel.ChannelId : way)];

    private IEnumerable<PreferenceChannel> AllChannels() =>
        [
            new(ReminderInbox.ChannelId, "Mensajes aquí, en el sitio"),
            .. channels.Select(c => new PreferenceChannel(c.Id, c.Id == CallChannel.ChannelId ? "Llamada o WhatsApp" : c.Name)),
        ];

    private IEnumerable<IReminderKind> Kinds() => preferences.ListKindsForRole(HttpContext.Actor().Role);
}

/// <summary>The form of <c>/mi-cuenta/avisos</c>.</summary>
public sealed class PreferencesForm
{
    public string? Recibir { get; set; }

    /// <summary>The ways that are wanted.</summary>
    public List<string> Vias { get; set; } = [];

    /// <summary>The ways that the page offered.</summary>
    public List<string> Visto { get; set; } = [];

    /// <summary>Kind and channel.</summary>
    public List<string> Quiero { get; set; } = [];
}

using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Reminders;

/// <summary>The choices, with the current ones.</summary>
public sealed record PreferencesPage
{
    public const string Yes = "si";
    public const string No = "no";

    public static IReadOnlyList<FormChoice> Answers { get; } = [new(Yes, "Sí, anímenme a seguir"), new(No, "No, por ahora no")];

    /// <summary>Whether they consented to reminders.</summary>
    public required bool Allows { get; init; }

    public required IReadOnlyList<PreferenceWay> Ways { get; init; }

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

/// <summary>A way by which a person can be reached. What they have not given is not offered; it is said how to give it.</summary>
/// <param name="Missing">Why it cannot be offered; null if it can.</param>
/// <param name="Fix">The words of the link that mends that.</param>
public sealed record PreferenceWay(string Id, string Name, string Hint, bool IsWanted, string? Missing, string Fix, string FixPath)
{
    public static IReadOnlyList<PreferenceWay> ListFor(Person person, Func<string, bool> isWanted, ParticipationNeeds needs)
    {
        var email = person.Identifiers.Find(i => i.Kind is IdentifierKind.Email);
        var phone = person.Identifiers.Find(i => i.Kind is IdentifierKind.Phone);
        var noPhone = phone is null ? "no nos ha dado su celular." : null;
        var way = phone is null ? "" : $"Al {phone.AsTyped}, de quien facilita sus encuentros.";
        return
        [
            new(
                EmailChannel.ChannelId,
                "Correo",
                email is null ? "" : $"A {email.Value}",
                isWanted(EmailChannel.ChannelId),
                email is null ? "no nos ha dado su correo."
                    : email.VerifiedAt is null ? "falta confirmarlo."
                    : null,
                email is null ? "Agregar mi correo" : "Confirmar mi correo",
                email is null ? AccountController.Path + "/datos" : AccountController.Path + "#correo"
            ),
            new(
                CallChannel.ChatId,
                "WhatsApp",
                way,
                isWanted(CallChannel.ChatId),
                noPhone,
                "Agregar mi celular",
                AccountController.Path + "/datos"
            ),
            new(
                CallChannel.ChannelId,
                "Llamada",
                way,
                !needs.HasFlag(ParticipationNeeds.WrittenContact),
                noPhone,
                "Agregar mi celular",
                AccountController.Path + "/datos"
            ),
        ];
    }
}

using Microsoft.Extensions.Options;
using UsmeAprende.Reminders;

namespace UsmeAprende.Web.Reminders;

/// <summary>Whether reminders can go out as letters. Their links need the site's own address, and no request is there to tell it.</summary>
public sealed class LetterReadiness(IOptions<ReminderOptions> options, IHostEnvironment environment)
{
    /// <summary>What keeps them, for whoever runs the site; nothing where they go, or where nobody is meant to get any.</summary>
    public string? Problem => environment.IsProduction() && options.Value.SiteUrl is null
        ? "Los avisos no salen por correo: sus enlaces llevan la dirección del sitio y no la sabemos. Ponga Site:Url en la configuración y vuelva a arrancar el sitio."
        : null;
}

namespace UsmeAprende.Web.Kit.Help;

/// <summary>What a person who asks for help was looking at: a lesson, or any other page.</summary>
/// <param name="Lesson">The lesson's title; null on other pages.</param>
/// <param name="Path">The lesson's address.</param>
public sealed record HelpTopic(string? Lesson = null, string? Path = null)
{
    /// <summary>A page that is not a lesson.</summary>
    public static HelpTopic Page { get; } = new();

    /// <summary>The message that WhatsApp opens with, ready to be sent.</summary>
    public string Message(SiteOptions site) =>
        Lesson is null
            ? $"Hola. Necesito ayuda con {site.Name}."
            : $"Hola. Tengo una pregunta de la lección «{Lesson}»{(site.Url is null ? "." : $": {site.Url}{Path}")}";
}

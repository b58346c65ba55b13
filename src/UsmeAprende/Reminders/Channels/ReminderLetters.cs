using System.Net;
using Microsoft.Extensions.Options;
using UsmeAprende.Mail;

namespace UsmeAprende.Reminders.Channels;

/// <summary>Makes a reminder into a letter: plain text, and the same as simple HTML that any mail programme shows, in the dark too.</summary>
public sealed class ReminderLetters(UnsubscribeTokens tokens, IOptions<ReminderOptions> options)
{
    /// <summary>Where the links to stop a kind lead; the token follows.</summary>
    public const string UnsubscribePath = "/avisos/baja/";

    public Letter Write(OutgoingReminder reminder)
    {
        var (site, words) = (options.Value, reminder.Words);
        var action = site.SiteUrl + words.Link;
        var stop = site.SiteUrl + UnsubscribePath + tokens.Make(reminder.To.Id, reminder.Kind.Id);
        return new Letter
        {
            Owner = reminder.To.Id,
            ToName = reminder.To.FullName,
            To = reminder.To.Email ?? throw new InvalidOperationException("A letter needs an address."),
            Subject = words.Title,
            Text = $"{words.Text}\n\n{words.Action}:\n{action}\n\n--\n{site.SiteName}\nPara no recibir más avisos como este: {stop}\n",
            Html = Html(words, site.SiteName, action, stop),
            MessageId = reminder.Id,
            Unsubscribe = new Uri(stop),
        };
    }

    // No picture, no font, no colour of ground: the reader's own programme chooses light or dark.
    private static string Html(ReminderWords words, string site, string action, string stop) => $$"""
        <!DOCTYPE html>
        <html lang="es-CO">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{{WebUtility.HtmlEncode(words.Title)}}</title>
        </head>
        <body style="margin:0;padding:16px;font:18px/1.6 sans-serif">
        <div style="max-width:34em;margin:0 auto">
        {{words.Html.Trim()}}
        <p><a href="{{WebUtility.HtmlEncode(action)}}" style="display:inline-block;padding:12px 20px;border-radius:12px;background:#1a6650;color:#ffffff;font-weight:bold;text-decoration:none">{{WebUtility.HtmlEncode(words.Action)}}</a></p>
        <hr style="border:0;border-top:1px solid #85715f">
        <p style="font-size:15px">{{WebUtility.HtmlEncode(site)}}<br><a href="{{WebUtility.HtmlEncode(stop)}}">No quiero más avisos como este</a></p>
        </div>
        </body>
        </html>

        """;
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Mail;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Operations;

/// <summary>
/// Sends an administrator a letter at once, past the queue, to show whether mail leaves. To the address of their account even if it is not
/// proven: proving it takes a letter, and the letter names nobody.
/// </summary>
public sealed class TestLetter(
    UsmeDb db,
    IEmailSender mailer,
    MailServerStatus server,
    EntityLetterhead letterhead,
    IOptions<MailOptions> options
)
{
    public async Task<TestLetterResult> SendAsync(PersonId administrator, CancellationToken cancel)
    {
        var to = await db
            .PersonIdentifiers.Where(i => i.PersonId == administrator && i.Kind == IdentifierKind.Email)
            .Select(i => i.Value)
            .SingleOrDefaultAsync(cancel);
        if (to is null)
            return TestLetterResult.Failed(
                "Su cuenta no tiene un correo a dónde enviarla. Escríbalo en Mi cuenta y vuelva; no tiene que haberlo confirmado."
            );
        var result = await mailer.SendAsync(Write(administrator, to), cancel);
        if (!result.IsAccepted)
            return TestLetterResult.Failed(Explain(result));
        return options.Value.Host is { } host
            ? new TestLetterResult(
                $"La carta de prueba salió: {host} la recibió. Mire si le llegó; si no está, busque en los correos no deseados.",
                HasLeft: true
            )
            : new TestLetterResult(
                "La carta de prueba quedó como archivo en la carpeta «mail» de los datos: no hay servidor de correo (Mail:Host).",
                HasLeft: true
            );
    }

    // The server's own words may hold an address, so they stay out of logs and pages: its number and the machine's word say enough.
    private string Explain(EmailSendResult result)
    {
        var reason = result.Reason?.ToSpanish() ?? "La carta no se pudo escribir; el registro del servidor dice por qué";
        string?[] details =
        [
            options.Value.Host is { } host ? $"servidor {host}:{options.Value.Port}" : null,
            result.Status is { } status ? $"respuesta {status}" : null,
            server.Outage?.Cause,
        ];
        return $"La carta de prueba no salió. {reason} ({string.Join(", ", details.OfType<string>())}).";
    }

    private EmailMessage Write(PersonId administrator, string to) =>
        new()
        {
            Owner = administrator,
            To = to,
            Subject = $"{letterhead.SiteName}: carta de prueba",
            Text = $"""
                Hola:

                Si lee esto, el correo de {letterhead.SiteName} funciona: los códigos y los avisos salen.

                {string.Join('\n', letterhead.Sign("alguien que administra el sitio la pidió para probar el correo."))}

                """,
        };
}

/// <param name="Sentence">What came of it, in Spanish, for the administrator.</param>
/// <param name="HasLeft">Whether a mail server took the letter, or it was stored where there is none.</param>
public sealed record TestLetterResult(string Sentence, bool HasLeft)
{
    public static TestLetterResult Failed(string sentence) => new(sentence, HasLeft: false);
}

using System.ComponentModel.DataAnnotations;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

public sealed class MailOptionsTests
{
    public static TheoryData<string, MailOptions> Wrong =>
        new()
        {
            {
                "a password over a plain connection",
                new()
                {
                    Host = "localhost",
                    User = "usme",
                    Password = "secreta",
                    Security = MailSecurity.None,
                }
            },
            {
                "a plain connection to another machine",
                new() { Host = "correo.ejemplo.co", Security = MailSecurity.None }
            },
            {
                "a token over a plain connection",
                new()
                {
                    Host = "127.0.0.1",
                    User = "usme",
                    Security = MailSecurity.None,
                    OAuth = OAuth(),
                }
            },
            {
                "a secret to an address in plain",
                new()
                {
                    Host = "correo.ejemplo.co",
                    User = "usme",
                    OAuth = OAuth("http://fichas.ejemplo.co/token"),
                }
            },
            {
                "a token for nobody",
                new() { Host = "correo.ejemplo.co", OAuth = OAuth() }
            },
            {
                "no secret",
                new()
                {
                    Host = "correo.ejemplo.co",
                    User = "usme",
                    OAuth = new() { TokenEndpoint = new("https://fichas.ejemplo.co/token"), ClientId = "usme" },
                }
            },
            {
                "a mailbox of nobody",
                new() { Inbox = new() { Host = "imap.ejemplo.co" } }
            },
            {
                "a mailbox in plain",
                new()
                {
                    User = "usme",
                    Password = "secreta",
                    Inbox = new() { Host = "localhost", Security = MailSecurity.None },
                }
            },
            {
                "an authority that is not there",
                new() { Authority = "/no/hay/tal.pem" }
            },
            {
                "an authority that is none",
                new() { Authority = SourceRepository.Root + "/README.md" }
            },
        };

    public static TheoryData<string, MailOptions> Right =>
        new()
        {
            { "files", new() },
            {
                "a relay on this machine",
                new()
                {
                    Host = "localhost",
                    Port = 25,
                    Security = MailSecurity.None,
                }
            },
            {
                "a relay of this machine's own number",
                new()
                {
                    Host = "127.0.0.1",
                    Port = 25,
                    Security = MailSecurity.None,
                }
            },
            {
                "a password",
                new()
                {
                    Host = "correo.ejemplo.co",
                    User = "usme",
                    Password = "secreta",
                }
            },
            {
                "a token",
                new()
                {
                    Host = "correo.ejemplo.co",
                    User = "usme",
                    OAuth = OAuth(),
                    Inbox = new() { Host = "imap.ejemplo.co" },
                }
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Options_ThatCannotWorkOrWouldTellASecret_AreRefused(string what, MailOptions options) =>
        Assert.True(Problems(options).Count > 0, what);

    [Theory]
    [MemberData(nameof(Right))]
    public void Options_ThatWork_AreTaken(string what, MailOptions options) => Assert.True(Problems(options).Count == 0, what);

    [Theory]
    [InlineData(465, MailSecurity.Tls)]
    [InlineData(587, MailSecurity.StartTls)]
    [InlineData(25, MailSecurity.StartTls)]
    public void Security_ThatIsNotSaid_IsThePorts(int port, MailSecurity security) =>
        Assert.Equal(
            security,
            new MailOptions { Host = "correo.ejemplo.co", Port = port }
                .Server
                .Security
        );

    private static MailOAuthOptions OAuth(string endpoint = "https://fichas.ejemplo.co/token") =>
        new()
        {
            TokenEndpoint = new(endpoint),
            ClientId = "usme",
            ClientSecret = "secreto",
        };

    private static List<ValidationResult> Problems(MailOptions options) => [.. options.Validate(new ValidationContext(options))];
}

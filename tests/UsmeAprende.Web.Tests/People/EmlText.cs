using MimeKit;

namespace UsmeAprende.Web.Tests.People;

/// <summary>Reads the text out of an <c>.eml</c> file as a mail program would.</summary>
internal static class EmlText
{
    public static string Of(string file)
    {
        using var message = MimeMessage.Load(file, TestContext.Current.CancellationToken);
        return message.TextBody ?? "";
    }
}

using UsmeAprende.People.Accounts;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>How a phone is doing, in words.</summary>
public static class PhoneStateWords
{
    public static string Contact(PhoneState phone) => $"Última conexión: {SpanishDates.DayAndTime(phone.HeardAt)}";

    /// <summary>What somebody should look after; empty where all is well.</summary>
    public static IEnumerable<string> ListProblems(PhoneState phone)
    {
        if (phone.Waiting > 0)
            yield return SpanishCount.Format(phone.Waiting, "cosa espera para enviarse", "cosas esperan para enviarse");
        if (phone.HasLittleRoom)
            yield return $"Le queda poco espacio: {phone.FreeMegabytes} MB";
    }
}

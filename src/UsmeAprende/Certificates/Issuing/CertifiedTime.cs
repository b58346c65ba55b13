namespace UsmeAprende.Certificates.Issuing;

/// <summary>
/// The time that a certificate states: from one hour on to the nearest quarter of an hour, below to the nearest five minutes (R26). "Six
/// hours and fifty-nine minutes" claims an exactness that a café does not have. What the records say stays as it is.
/// </summary>
public static class CertifiedTime
{
    private const int Hour = 60;
    private const int Quarter = 15;
    private const int Short = 5;

    /// <param name="minutes">As the records give them (R22).</param>
    /// <returns>What is printed, in the register and in the credential. Something never becomes nothing.</returns>
    public static int Round(int minutes) =>
        minutes < Short ? minutes
        : ToNearest(minutes, Short) < Hour ? ToNearest(minutes, Short)
        : ToNearest(minutes, Quarter);

    // Halves cannot occur: both steps are odd.
    private static int ToNearest(int minutes, int step) => (minutes + (step / 2)) / step * step;
}

using UsmeAprende.Web.Tests.Restoring;

namespace UsmeAprende.Drills;

public sealed class RestoreDrill
{
    // R7, R30
    [Theory]
    [InlineData("database alone", true)]
    [InlineData("database alone", false)]
    [InlineData("whole folder", true)]
    [InlineData("whole folder", false)]
    [InlineData("whole folder, over what is there", true)]
    [InlineData("whole folder, over what is there", false)]
    public Task Backup_PutBackInEveryWay_IsNoticed(string way, bool isStopped) => BackupPutBack.AssertNoticedAsync(way, isStopped);
}
